"""What a page or a mail needs to know about one finding, gathered from the store: frozen, and in no language yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chronicle.changes import feedback, identical
from chronicle.changes.model import Comparison, HeldBack, Reason
from chronicle.changes.state import FindingKind
from reports import changed, evidence, links, places, quotes
from reports.changed import ChangedPassage
from reports.evidence import Evidence
from reports.links import Concern, LinkView
from reports.places import Place, Shelf
from reports.quotes import QuoteView
from store.model.desk import Decision, Finding
from store.model.evidence import StoredReading
from store.model.watching import Document
from store.ports import Store

QUOTE_KINDS = (FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_GONE, FindingKind.QUOTE_RESTORED)
ITEM_KINDS = (FindingKind.NEW_DOCUMENT, FindingKind.ITEM_VANISHED)
ADJUSTING = (feedback.NAME, identical.NAME)


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with everything that it rests on.

    `places` are in the order of the chronicle; the first one is where a report lists the finding. `subject` is the
    address of a listing's item for findings about items, "" otherwise, and `item_title` its title. `told_links` are the
    links that the places of a new document come from.
    """

    finding: Finding
    document: Document
    places: tuple[Place, ...]
    quotes: tuple[QuoteView, ...]
    evidence: Evidence
    before: StoredReading | None
    after: StoredReading | None
    comparison: Comparison | None
    links: tuple[LinkView, ...]
    decisions: tuple[Decision, ...]
    subject: str = ""
    item_title: str = ""
    told_links: tuple[LinkView, ...] = ()

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """The differences that were held back beside this finding."""
        return self.comparison.held_back if self.comparison is not None else ()

    @property
    def changed(self) -> tuple[ChangedPassage, ...]:
        """What changed in the text, place by place."""
        if self.comparison is None:
            return ()
        if self.before is None or self.after is None:
            return changed.bare(self.comparison.edits)
        return changed.passages(self.comparison, before=self.before.reading.text, after=self.after.reading.text)

    @property
    def adjustments(self) -> tuple[Reason, ...]:
        """The parts of the score that come from outside of the change: never silent, so mails say them too."""
        return tuple(reason for reason in self.finding.reasons if reason.name in ADJUSTING)

    @property
    def title(self) -> str:
        """The name of what the finding is about, as far as it is known, else its address."""
        if self.is_about_item:
            return self.item_title or self.subject
        return self.list_title

    @property
    def list_title(self) -> str:
        """The name of the document that was visited: for a finding about an item, of the list."""
        return self.document.title or self.document.url

    @property
    def is_about_item(self) -> bool:
        """Whether the finding is about a row of a listing."""
        return self.finding.kind in ITEM_KINDS

    @property
    def is_about_quote(self) -> bool:
        """Whether the finding is about one quotation."""
        return self.finding.kind in QUOTE_KINDS

    @property
    def source_url(self) -> str:
        """Where to see it oneself: the item's address or the document's; "" for one that is no web address."""
        url = self.subject or self.document.url
        return url if url.lower().startswith(("http://", "https://")) else ""

    @property
    def at(self) -> datetime:
        """When it was seen first."""
        return self.finding.created_at


def gather(store: Store, finding: Finding, *, shelf: Shelf) -> FindingView | None:
    """Return the whole view of a finding; None when its document is not there."""
    document = store.documents.get(finding.document_id)
    if document is None:
        return None
    before, after = _reading(store, finding.before_reading_id), _reading(store, finding.after_reading_id)
    concern = links.gather(store, finding, shelf=shelf)
    new = finding.kind is FindingKind.NEW_DOCUMENT
    return FindingView(
        finding=finding,
        document=document,
        places=concerned_places(finding, concern, shelf=shelf),
        quotes=_quotes(store, finding, shelf=shelf),
        evidence=evidence.gather(store, finding, before=before, after=after),
        before=before,
        after=after,
        comparison=_comparison(store, finding),
        links=concern.links,
        decisions=tuple(store.findings.decisions(finding.id)),
        subject=finding.subject if finding.kind in ITEM_KINDS else "",
        item_title=item_title(store, finding, concern) if finding.kind in ITEM_KINDS else "",
        told_links=concern.told if new else (),
    )


def concerned_places(finding: Finding, concern: Concern, *, shelf: Shelf) -> tuple[Place, ...]:
    """Return the places of the finding's citations; of a new document that none cites, those of its links."""
    cited = shelf.places(finding.citation_keys, finding.entries)
    return cited or (concern.places if finding.kind is FindingKind.NEW_DOCUMENT else ())


def item_title(store: Store, finding: Finding, concern: Concern) -> str:
    """Return the title of a listing's item: its own document's, else the one that the list gave."""
    if concern.item is not None and concern.item.title:
        return concern.item.title
    for reading_id in (finding.after_reading_id, finding.before_reading_id):
        stored = _reading(store, reading_id)
        for item in stored.reading.items if stored is not None else ():
            if item.url == finding.subject:
                return item.title
    return ""


def gather_all(store: Store, findings: Sequence[Finding], *, shelf: Shelf) -> list[FindingView]:
    """Return the views of several findings in their order."""
    views = (gather(store, finding, shelf=shelf) for finding in findings)
    return [view for view in views if view is not None]


def _reading(store: Store, reading_id: int | None) -> StoredReading | None:
    return store.visits.reading(reading_id) if reading_id is not None else None


def _comparison(store: Store, finding: Finding) -> Comparison | None:
    if finding.before_reading_id is None or finding.after_reading_id is None:
        return None
    change = store.visits.change(finding.before_reading_id, finding.after_reading_id)
    return change.comparison if change is not None else None


def _quotes(store: Store, finding: Finding, *, shelf: Shelf) -> tuple[QuoteView, ...]:
    """Return the quotation that the finding is about, or those that its change touched."""
    if finding.kind in QUOTE_KINDS:
        quoted = shelf.quote(finding.subject, finding.entries)
        return (quotes.gather(store, quoted, finding=finding),) if quoted is not None else ()
    concerned = set(finding.citation_keys)
    entries = (shelf.entry(slug) for slug in finding.entries)
    return tuple(
        quotes.gather(store, quoted, finding=finding)
        for stored in entries
        if stored is not None
        for quoted in places.quotations(stored)
        if quoted.place.citation_key in concerned
    )
