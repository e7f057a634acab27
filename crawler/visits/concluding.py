"""From what the transport brought to the record of a visit: archive, read, decide, link."""

import asyncio
import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from chronicle import changes, linking
from chronicle.changes.outcomes import Outcome
from chronicle.changes.state import Decided, DecideRules, Fetched
from chronicle.documents.model import Reading
from chronicle.linking.model import Link
from crawler.facts import VisitFacts
from crawler.politeness import patience
from crawler.politeness.leases import Leases
from crawler.replay.renewing import Renewing
from crawler.settings import CrawlSettings
from crawler.transport import expansion
from crawler.transport.answer import Answer
from crawler.transport.expansion import Limits
from crawler.transport.failure import VisitFailedError
from crawler.visits import reading as readings
from crawler.visits.archiving import Archivist
from crawler.visits.linked import LinkedReadings
from crawler.visits.under_way import Brought, VisitUnderWay
from store.clock import Clock
from store.model.evidence import NewSnapshot, VisitRecord
from store.ports import Entries, Visits

T = TypeVar("T")
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was made of the answer. `snapshot` lies in the WARC file already."""

    fetched: Fetched
    snapshot: NewSnapshot
    reading: Reading | None


@dataclass(slots=True)
class Concluder:
    """Concludes visits. Rules run in one thread of their own, so that reading a long PDF delays no timer."""

    archivist: Archivist
    entries: Entries
    visits: Visits
    leases: Leases
    clock: Clock
    settings: CrawlSettings
    next_visit: Callable[[VisitFacts], datetime]
    renewing: Renewing | None = None
    _desk: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="rules"))
    _linker: linking.Linker | None = None

    async def conclude(self, brought: Brought) -> VisitRecord:
        """Return the record of this visit."""
        seen = await self._see(brought)
        visit = await self._like_with_like(brought.visit, seen)
        now = self.clock.now()
        rules = DecideRules(
            min_text=visit.document.min_text,
            min_items=visit.document.min_items,
            confirm_after=timedelta(seconds=self.settings.confirm_seconds),
        )
        others = LinkedReadings(self.visits, visit, seen.reading)
        decided = await self._at_desk(
            lambda: changes.decide(visit.state, seen.fetched, seen.reading, now=now, rules=rules, others=others)
        )
        links, topic = await self._link(visit, seen.reading if decided.keep_reading else None)
        return self._record(visit, seen, decided=decided, links=links, topic=topic)

    async def _like_with_like(self, visit: VisitUnderWay, seen: _Seen) -> VisitUnderWay:
        """Before anything is compared with a reading by an older reader, the copy that it is of is read again."""
        renewing, has_content = self.renewing, seen.reading is not None or seen.fetched.not_modified
        if renewing is None or not has_content:
            return visit
        renewed = await self._at_desk(lambda: renewing.renew(visit))
        if renewed is None:
            return visit
        links, topic = await self._link(visit, renewed.reading)
        fence = self.leases.fence(visit.host)
        return await self._at_desk(lambda: renewing.keep(visit, renewed, links=links, topic=topic, fence=fence))

    def mishap(self, brought: Brought, outcome: Outcome) -> VisitRecord:
        """Return the record of a visit that our own rules stumbled over."""
        visit = brought.visit
        return VisitRecord(
            visit_key=visit.key,
            document_id=visit.document.id,
            url=visit.document.url,
            final_url=brought.url,
            started_at=visit.started_at,
            finished_at=self.clock.now(),
            status=brought.answer.status if brought.answer else None,
            outcome=outcome,
            next_visit_at=self._next_visit(visit, outcome),
            host=visit.host,
            fence=self.leases.fence(visit.host),
        )

    async def _see(self, brought: Brought) -> _Seen:
        failure, answer, body = brought.failure, brought.answer, b""
        if answer is not None and readings.is_lie(answer, brought.visit):
            failure = VisitFailedError("protocol", "answered 304, though nothing was asked conditionally")
        if answer is not None and failure is None:
            try:
                body = await self._at_desk(lambda: self._expand(answer))
            except VisitFailedError as error:
                failure = error
        if failure is not None or answer is None:
            return self._unanswered(brought, failure or VisitFailedError("reset", "no answer"))
        unchanged = readings.is_unchanged(answer, brought.visit)
        snapshot = self._keep(answer, brought.visit)
        fetched = self._fetched(brought.visit, answer, unchanged=unchanged)
        reading = None
        if body and not unchanged:
            reading = await self._at_desk(lambda: readings.read(answer, body, brought.visit))
        return _Seen(fetched, snapshot, reading)

    def _expand(self, answer: Answer) -> bytes:
        limits = Limits(self.settings.max_expanded_bytes, self.settings.max_expansion)
        return expansion.expand(answer.body, answer.all(b"content-encoding"), limits=limits)

    def _keep(self, answer: Answer, visit: VisitUnderWay) -> NewSnapshot:
        snapshot = self.archivist.keep(answer, visit)
        if answer.status != _NOT_MODIFIED:
            return snapshot
        # A 304 need not repeat the validators (RFC 9110, section 15.4.5); those we sent go on to hold.
        document = visit.document
        return dataclasses.replace(
            snapshot,
            etag=answer.first(b"etag") or document.etag,
            last_modified=answer.first(b"last-modified") or document.last_modified,
        )

    def _unanswered(self, brought: Brought, failure: VisitFailedError) -> _Seen:
        at = self.clock.now()
        snapshot = self.archivist.keep_failure(brought, failure, at=at)
        fetched = Fetched(
            url=brought.visit.document.url,
            final_url=brought.url,
            at=at,
            status=brought.answer.status if brought.answer else None,
            headers=brought.answer.joined if brought.answer else {},
            hops=tuple(brought.visit.trail.hops),
            error=failure.code,
            detail=failure.detail,
        )
        return _Seen(fetched, snapshot, None)

    def _fetched(self, visit: VisitUnderWay, answer: Answer, *, unchanged: bool) -> Fetched:
        seconds = patience.retry_after(answer.first(b"retry-after"), now=answer.finished_at)
        return Fetched(
            url=visit.document.url,
            final_url=answer.url,
            at=answer.started_at,
            status=answer.status,
            headers=answer.joined,
            hops=tuple(visit.trail.hops),
            not_modified=unchanged,
            body_bytes=len(answer.body),
            retry_after=timedelta(seconds=seconds) if seconds is not None else None,
        )

    async def _link(self, visit: VisitUnderWay, new: Reading | None) -> tuple[tuple[Link, ...], str | None]:
        """Say whom a new reading concerns. The linker is built once, and only when something is new."""
        if new is None:
            return (), None
        # Footnotes cite the address that was asked, wherever it led.
        reading = dataclasses.replace(new, url=visit.document.url)
        if self._linker is None:
            # Links name an entry as the store does; the file that it came from may be called anything.
            entries = [dataclasses.replace(stored.entry, name=stored.slug) for stored in self.entries.all()]
            self._linker = await self._at_desk(lambda: linking.Linker(entries))
        linker = self._linker
        links = tuple(await self._at_desk(lambda: linker.link(reading)))
        if links:
            return links, None
        topic = await self._at_desk(lambda: linker.topic(reading))
        return (), topic.value

    def _record(
        self, visit: VisitUnderWay, seen: _Seen, *, decided: Decided, links: tuple[Link, ...], topic: str | None
    ) -> VisitRecord:
        return VisitRecord(
            visit_key=visit.key,
            document_id=visit.document.id,
            url=visit.document.url,
            final_url=seen.fetched.final_url,
            started_at=visit.started_at,
            finished_at=self.clock.now(),
            status=seen.fetched.status,
            outcome=decided.outcome,
            hops=seen.fetched.hops,
            snapshot=seen.snapshot,
            reading=seen.reading if decided.keep_reading or _has_noise(decided) else None,
            keep_reading=decided.keep_reading,
            comparison=decided.comparison,
            significance=decided.significance,
            quote_states=decided.quote_states,
            links=links,
            topic=topic,
            findings=decided.findings,
            pending=decided.pending,
            withdrawn=decided.withdrawn,
            items=seen.reading.items if seen.reading and decided.outcome.kind.is_content else (),
            fetch_items=decided.fetch_items,
            moved_to=decided.moved_to,
            touched=decided.touched,
            proposed_rules=decided.proposed_rules,
            next_visit_at=self._next_visit(
                visit,
                decided.outcome,
                confirm_after=decided.confirm_after,
                retry_after=seen.fetched.retry_after,
                revisit_after=decided.revisit_after,
            ),
            host=visit.host,
            fence=self.leases.fence(visit.host),
        )

    def _next_visit(
        self,
        visit: VisitUnderWay,
        outcome: Outcome,
        *,
        confirm_after: timedelta | None = None,
        retry_after: timedelta | None = None,
        revisit_after: timedelta | None = None,
    ) -> datetime:
        facts = VisitFacts(
            document=visit.document,
            outcome=outcome,
            at=self.clock.now(),
            past=visit.state.visits,
            cited=bool(visit.state.quotes or visit.state.cited_titles or visit.state.answers),
            confirm_after=confirm_after,
            retry_after=retry_after,
            revisit_after=revisit_after,
        )
        return self.next_visit(facts)

    async def _at_desk(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._desk, work)


def _has_noise(decided: Decided) -> bool:
    """Say whether something was held back: what it was is kept beside the last good reading, to be looked at."""
    return decided.comparison is not None and bool(decided.comparison.held_back)
