"""The state of what is watched: how many documents were reached in a period, and which ones are not reached."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.outcomes import OutcomeKind
from reports.places import Place, Shelf
from store.model.watching import Document
from store.ports import Store

PAGE = 500
# What somebody can read in a mail; the review page lists the rest.
MOST_UNREACHED = 30
# These outcomes say that no page of the document came; every other one is an answer about it.
UNANSWERED = (OutcomeKind.BLOCKED, OutcomeKind.BROKEN)


@dataclass(frozen=True, slots=True)
class Unreached:
    """A document that visits fail to read, and the citations that therefore stand unwatched."""

    document: Document
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was looked at in a period, counted by how each document's last visit in it ended.

    `watched` leaves out what is paused. `reached` answered, `unanswered` did not; the rest was not visited in the
    period, and `overdue` of it although a visit was due. `unreached` lists the longest failing documents first, at most
    `MOST_UNREACHED` of `failing`.
    """

    watched: int
    reached: int
    unanswered: int
    overdue: int
    failing: int
    unreached: tuple[Unreached, ...]

    @property
    def visited(self) -> int:
        """How many documents were visited, whatever came of it."""
        return self.reached + self.unanswered

    @property
    def is_idle(self) -> bool:
        """Whether so little was looked at that silence says nothing."""
        waiting = self.watched > 0 and self.reached == 0
        return waiting or self.overdue * 2 > self.watched


def take(store: Store, *, start: datetime, end: datetime) -> Survey:
    """Count documents as they come by, and keep those that have been failing for longest."""
    watched = reached = unanswered = overdue = failing = 0
    longest: list[tuple[datetime, int, Document]] = []
    for document in _documents(store):
        if document.paused:
            continue
        watched += 1
        if document.last_visit_at is not None and document.last_visit_at >= start:
            answered = document.last_outcome not in UNANSWERED
            reached += answered
            unanswered += not answered
        else:
            overdue += document.next_visit_at is not None and document.next_visit_at <= end
        if document.failing_since is None or document.last_outcome == OutcomeKind.GONE:
            continue  # that a document is gone is told as a finding, once
        failing += 1
        longest.append((document.failing_since, document.id, document))
        longest = heapq.nsmallest(MOST_UNREACHED, longest)
    shelf = Shelf(store)
    unreached = tuple(Unreached(document, cited_at(document, shelf=shelf)) for _, _, document in longest)
    return Survey(watched, reached, unanswered, overdue, failing, unreached)


def cited_at(document: Document, *, shelf: Shelf) -> tuple[Place, ...]:
    """Return the footnotes that cite a document, in the order of the chronicle."""
    links = shelf.store.entries.cited(document_id=document.id)
    return shelf.places([link.citation_key for link in links], dict.fromkeys(link.entry for link in links))


def _documents(store: Store) -> Iterator[Document]:
    after = 0
    while page := store.documents.all(after=after, limit=PAGE):
        yield from page
        after = page[-1].id
