"""Whom a document concerns: links with their places, and the sentence that says why."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes.state import FindingKind
from chronicle.linking import explain
from chronicle.linking.model import Band, Link, LinkReason
from chronicle.words import Words
from reports import places
from reports.places import Place, Shelf
from store.model.desk import Finding
from store.model.watching import Document
from store.ports import Store

# Links of these bands are told as places, with the word for how sure they are; weaker ones stand on the finding's page.
TOLD = (Band.CERTAIN, Band.BELONGS, Band.PROBABLY)
# A sentence that lists more names than this is not read.
MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with the place that it leads to; None when the entry is no longer there."""

    link: Link
    place: Place | None

    @property
    def words(self) -> Words:
        """How sure the link is, and why, in one sentence."""
        return explain.explain(dataclasses.replace(self.link, reasons=tuple(map(_readable, self.link.reasons))))


@dataclass(frozen=True, slots=True)
class Concern:
    """What a finding about a new document leads to: the document itself (None before its first visit) and its links."""

    item: Document | None
    links: tuple[LinkView, ...]

    @property
    def told(self) -> tuple[LinkView, ...]:
        """The links that are told as places."""
        return tuple(view for view in self.links if view.link.band in TOLD and view.place is not None)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the links that are told, the surest first."""
        return tuple(dict.fromkeys(view.place for view in self.told if view.place is not None))


def gather(store: Store, finding: Finding, *, shelf: Shelf) -> Concern:
    """Return whom a finding concerns. A list's new document was visited itself, and its own text tells."""
    item = store.documents.find(finding.subject) if finding.kind is FindingKind.NEW_DOCUMENT else None
    if item is None and finding.kind is FindingKind.NEW_DOCUMENT:
        return Concern(None, ())
    found = store.visits.links(item.id if item is not None else finding.document_id)
    return Concern(item, tuple(_view(link, shelf) for link in found))


def _view(link: Link, shelf: Shelf) -> LinkView:
    stored = shelf.entry(link.entry)
    return LinkView(link, places.place_of(stored, link.citation) if stored is not None else None)


def _readable(reason: LinkReason) -> LinkReason:
    """Return a reason about names with few of them, each as the document writes it and as the entry does."""
    if reason.name != "names" or not reason.document_forms:
        return reason
    pairs = list(zip(reason.document_forms, reason.entry_forms, strict=False))
    return dataclasses.replace(
        reason,
        words=Words(
            de=f"beide nennen {_names(pairs, '„{}“ (im Eintrag „{}“)', '„{}“', ' und anderes')}",
            en=f"both name {_names(pairs, '“{}” (in the entry “{}”)', '“{}”', ' and more')}",
        ),
    )


def _names(pairs: Sequence[tuple[str, str]], differing: str, same: str, more: str) -> str:
    told = [
        same.format(theirs) if theirs.casefold() == ours.casefold() else differing.format(theirs, ours)
        for theirs, ours in pairs[:MOST_NAMES]
    ]
    return ", ".join(told) + (more if len(pairs) > MOST_NAMES else "")
