"""One document: who cites it, its visits and its archived copies."""

from dataclasses import dataclass

from starlette.responses import Response

from reports import condition, holding, weight
from reports.places import Place, Shelf
from reports.review import asking
from reports.review.asking import Asked
from reports.review.views import findings
from reports.review.views.findings import STATUSES
from store.model.desk import CitedDocument

MOST_VISITS = 50


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A footnote that cites the document, and the address in the form that it gives."""

    place: Place
    written: str


def show(asked: Asked) -> Response:
    """Show a document."""
    document = asked.store.documents.get(asked.number("document_id"))
    if document is None:
        raise asking.missing()
    found = asked.store.findings.select(statuses=STATUSES["all"], document_id=document.id)
    shelf = Shelf(asked.store)
    return asking.page(
        asked,
        "document.html",
        document=document,
        condition=condition.of(document, shelf=shelf),
        cited=[_cited(link, shelf) for link in asked.store.entries.cited(document_id=document.id)],
        visits=asked.store.visits.of(document.id, limit=MOST_VISITS),
        snapshots=asked.store.visits.snapshots(document.id, limit=MOST_VISITS),
        rows=findings.rows(asked, found),
        rule_views=holding.gather(asked.store, asked.store.noise_rules.select(document_id=document.id)),
        declared=holding.declared(asked.store, document_id=document.id),
        weight=weight.gather(asked.store, document),
    )


def _cited(link: CitedDocument, shelf: Shelf) -> CitedAt:
    places = shelf.places((link.citation_key,), (link.entry,))
    nowhere = Place(quarter="", entry_title=link.entry, entry=link.entry, number=link.number, title=link.title)
    return CitedAt(places[0] if places else nowhere, link.written)
