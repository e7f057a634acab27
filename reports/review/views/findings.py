"""The list of findings, with filters that are plain links and forms."""

from dataclasses import dataclass

from starlette.responses import Response

from chronicle.changes.model import Level
from chronicle.changes.state import FindingKind
from reports import findings, links
from reports.links import LinkView
from reports.places import Place, Shelf
from reports.review import asking, concerned
from reports.review.asking import Asked
from store.model.desk import Finding, FindingStatus, StoredEntry
from store.model.watching import Document
from store.ports import Store

STATUSES: dict[str, tuple[FindingStatus, ...]] = {
    "open": ("open", "reopened"),
    "unconfirmed": ("unconfirmed",),
    "decided": ("decided",),
    "withdrawn": ("withdrawn",),
    "all": ("open", "reopened", "unconfirmed", "decided", "withdrawn"),
}
LEVELS = ("", *(level.value for level in (Level.URGENT, Level.IMPORTANT, Level.ROUTINE)))
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    finding: Finding
    document: Document | None
    places: tuple[Place, ...]
    links: tuple[LinkView, ...] = ()
    item_title: str = ""

    @property
    def title(self) -> str:
        """What the finding is about: the document, or the list's item; "" where neither is known any more."""
        if self.finding.kind in findings.ITEM_KINDS:
            return self.item_title or self.finding.subject
        return (self.document.title or self.document.url) if self.document is not None else ""


def show(asked: Asked) -> Response:
    """Show one page of the findings that the filters leave."""
    status = asked.choice("status", tuple(STATUSES), "open")
    level = asked.choice("level", LEVELS, "")
    entries = asked.store.entries.all()
    entry = asked.choice("entry", ("", *(stored.slug for stored in entries)), "")
    number = _page_number(asked.query.get("page", "1"))
    size = asked.desk.settings.page_size
    found = concerned.select(
        asked.store,
        statuses=STATUSES[status],
        level=level or None,
        entry=entry or None,
        limit=size + 1,  # one more tells whether there is a next page
        offset=(number - 1) * size,
    )
    return asking.page(
        asked,
        "findings.html",
        rows=rows(asked, found[:size]),
        status=status,
        level=level,
        entry=entry,
        entries=_chronicle_order(entries),
        statuses={name: asked.store.findings.count(statuses=values) for name, values in STATUSES.items()},
        levels=LEVELS,
        number=number,
        has_next=len(found) > size,
        proposed_rules=len(asked.store.noise_rules.select(statuses=("proposed",))),
    )


def rows(asked: Asked, found: list[Finding]) -> list[Row]:
    """Return findings as lines of a list."""
    shelf = Shelf(asked.store)
    return [_row(asked.store, finding, shelf=shelf) for finding in found]


def _row(store: Store, finding: Finding, *, shelf: Shelf) -> Row:
    document = store.documents.get(finding.document_id)
    if finding.kind not in findings.ITEM_KINDS:
        return Row(finding, document, shelf.places(finding.citation_keys, finding.entries))
    concern = links.gather(store, finding, shelf=shelf)
    return Row(
        finding,
        document,
        findings.concerned_places(finding, concern, shelf=shelf),
        concern.told if finding.kind is FindingKind.NEW_DOCUMENT else (),
        findings.item_title(store, finding, concern),
    )


def _chronicle_order(entries: list[StoredEntry]) -> list[StoredEntry]:
    return sorted(entries, key=lambda stored: (stored.entry.quarter, stored.entry.title), reverse=True)


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES))
    return min(max(int(text), 1), MOST_PAGES) if is_number else 1
