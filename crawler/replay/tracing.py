"""Quoted words looked for in the archived copies of a document: when they were first and last seen.

Also in copies that were made before the quotation was imported. What was found is kept, so that no copy is read for the
same words twice.
"""

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from chronicle.changes import segments, tracing, watching
from chronicle.changes.model import QuoteStateName
from chronicle.changes.state import DocumentState, WatchedQuote
from chronicle.changes.tracing import ContentState, Copy
from chronicle.documents import versions
from chronicle.documents.model import Reading
from crawler.replay import rereading
from crawler.visits import reading as readings
from store.archive.ports import Archive
from store.clock import Clock
from store.errors import ArchiveError
from store.model.evidence import StoredTrace
from store.model.watching import Document
from store.ports import Store

log = structlog.get_logger(__name__)

# Quotations of one document tend to be looked for in the same copies; a reading may be large.
_READINGS_HELD = 24
_WHOLE_HISTORY = 10_000


@dataclass(slots=True)
class Tracer:
    """Traces quotations. `readings` counts the copies that were read for it."""

    store: Store
    archive: Archive
    clock: Clock
    readings: int = 0
    _document: int = 0
    _read: dict[int, Reading | None] = field(default_factory=dict)

    def trace(self, quote: WatchedQuote, document: Document) -> StoredTrace:
        """Return what the copies of a document say of a quotation, and keep it."""
        version = versions.of(readings.rules(document))
        former = self.store.traces.get(quote.key, document.id)
        remembered: dict[int, QuoteStateName] = {}
        if former is not None and (former.quote, former.reader_version) == (quote.text, version):
            remembered = {look.content: look.state for look in former.trace.looks}
        copies = self.store.traces.copies(document.id)
        found = tracing.trace(
            copies,
            lambda copy: self._look(copy, quote, document),
            known={**remembered, **self._watched(quote, document.id, copies)},
        )
        looks = (*(ContentState(content, state) for content, state in remembered.items()), *found.looks)
        kept = StoredTrace(
            quote_key=quote.key,
            document_id=document.id,
            quote=quote.text,
            reader_version=version,
            state=quote.last if quote.last is not None else QuoteStateName.UNVERIFIABLE,
            traced_at=self.clock.now(),
            trace=dataclasses.replace(found, looks=looks),
        )
        self.store.traces.keep(kept)
        return kept

    def _watched(self, quote: WatchedQuote, document_id: int, copies: Sequence[Copy]) -> dict[int, QuoteStateName]:
        """Return how the words stood in the copies that were made since we watch them: that needs no reading.

        Each good visit looked for them; a state holds until the next one that was recorded. States of a former wording
        of the entry say nothing.
        """
        wanted = [segment.text for segment in segments.split(quote.text)]
        history = self.store.visits.quote_history(quote.key, limit=_WHOLE_HISTORY)
        states = [
            one
            for one in reversed(history)
            if one.document_id == document_id and [segment.text for segment in one.state.segments] == wanted
        ]
        times = [one.seen_at for one in states]
        if times != sorted(times):  # a copy that was read again counts from its own time
            states.sort(key=lambda one: one.seen_at)
            times = [one.seen_at for one in states]
        found = {}
        for copy in copies:
            place = bisect_right(times, copy.at)
            if place:
                found[copy.content] = states[place - 1].state.state
        return found

    def _look(self, copy: Copy, quote: WatchedQuote, document: Document) -> QuoteStateName:
        reading = self._reading(copy, document)
        if reading is None:
            return QuoteStateName.UNVERIFIABLE
        alone = DocumentState(document.id, document.url, quotes=(dataclasses.replace(quote, last=None, good_at=None),))
        return watching.look(alone, reading)[0].state.state

    def _reading(self, copy: Copy, document: Document) -> Reading | None:
        if document.id != self._document or len(self._read) >= _READINGS_HELD:
            self._document, self._read = document.id, {}
        if copy.content not in self._read:
            self.readings += 1
            self._read[copy.content] = self._read_copy(copy, document)
        return self._read[copy.content]

    def _read_copy(self, copy: Copy, document: Document) -> Reading | None:
        snapshot = self.store.visits.snapshot(copy.content)
        if snapshot is None:
            return None
        try:
            return rereading.read(snapshot, document, store=self.store, archive=self.archive)
        except ArchiveError as error:
            log.warning("copy not read", url=document.url, snapshot=copy.content, detail=str(error))
            return None


def trace_due(tracer: Tracer, document_ids: Sequence[int], *, most_readings: int, until: datetime) -> int:
    """Trace what is due in these documents, until so many copies were read or the time is up; return how many."""
    done = 0
    states: dict[int, DocumentState] = {}
    for key, number in tracer.store.traces.due(document_ids):
        if tracer.readings >= most_readings or tracer.clock.now() >= until:
            log.info("traces left for later", traced=done)
            break
        if number not in states:
            states = tracer.store.documents.states([number])
        quote = next((one for one in states[number].quotes if one.key == key), None) if number in states else None
        document = tracer.store.documents.get(number)
        if quote is not None and document is not None:
            tracer.trace(quote, document)
            done += 1
    return done
