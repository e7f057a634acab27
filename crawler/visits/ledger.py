"""The record of a batch, in small lots: WARC fsynced first, then one transaction with all rows."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import structlog

from chronicle.documents.model import ListingItem
from crawler.facts import Progress
from crawler.politeness.leases import Leases
from crawler.settings import CrawlSettings
from store.archive.ports import ArchiveWriter
from store.errors import StaleLeaseError
from store.model.evidence import VisitRecord
from store.ports import Visits

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Ledger:
    """Collects visits and records them. `total` says how many documents the batch has."""

    writer: ArchiveWriter
    visits: Visits
    leases: Leases
    settings: CrawlSettings
    on_progress: Callable[[Progress], None]
    total: Callable[[], int]
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: int = 0
    unrecorded: list[int] = field(default_factory=list)
    _waiting: list[VisitRecord] = field(default_factory=list)
    _since: float = 0.0
    _is_heard: bool = True
    _under_way: Future[list[VisitRecord]] | None = None
    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="record"))

    def add(self, record: VisitRecord) -> None:
        """Take in the record of one visit."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(record)

    def turn_page(self) -> list[ListingItem]:
        """Take note of what has been recorded, and begin to record what is due; for a loop that may not be held up.

        Return the listing items that are to be visited at once. Raises `StoreError`.
        """
        if self._under_way is not None and not self._under_way.done():
            return []
        items = self._recorded()
        age = time.monotonic() - self._since
        if self._waiting and (len(self._waiting) >= self.settings.record_visits or age >= self.settings.record_seconds):
            self._begin()
        return items

    def record_all(self) -> list[ListingItem]:
        """Record everything now; return the listing items that are to be visited at once. Raises `StoreError`."""
        items = self._recorded()
        if self._waiting:
            self._begin()
        return items + self._recorded()

    def close(self) -> None:
        """Wait for what is being recorded."""
        self._thread.shutdown(wait=True)

    def _begin(self) -> None:
        """Evidence first: the WARC file is on disk before the rows are written, in a thread of their own."""
        records, self._waiting = self._waiting, []
        self.writer.flush()
        self._under_way = self._thread.submit(self._record, records)

    def _recorded(self) -> list[ListingItem]:
        if self._under_way is None:
            return []
        under_way, self._under_way = self._under_way, None
        kept = under_way.result()
        for record in kept:
            self._tell(record)
        return [item for record in kept for item in record.fetch_items]

    def _record(self, records: Sequence[VisitRecord]) -> list[VisitRecord]:
        """Record in one transaction; where a host was taken over, the others' visits are recorded without it."""
        try:
            self.visits.record(records)
        except StaleLeaseError:
            kept: list[VisitRecord] = []
            for host in dict.fromkeys(record.host for record in records):
                kept += self._record_host(host, [record for record in records if record.host == host])
            return kept
        return list(records)

    def _record_host(self, host: str, records: Sequence[VisitRecord]) -> Sequence[VisitRecord]:
        try:
            self.visits.record(records)
        except StaleLeaseError:
            log.warning("host taken over", host=host, abandoned=len(records))
            self.leases.lose(host)
            self.unrecorded += [record.document_id for record in records]
            return []
        return records

    def _tell(self, record: VisitRecord) -> None:
        self.outcomes[record.outcome.kind.value] += 1
        self.findings += len(record.findings)
        progress = Progress(
            document_id=record.document_id,
            url=record.url,
            outcome=record.outcome.kind.value,
            reason=record.outcome.reason,
            findings=len(record.findings),
            done=self.outcomes.total(),
            total=self.total(),
        )
        if self._is_heard:
            try:
                self.on_progress(progress)
            except OSError as error:  # whoever listened has gone; the record goes on
                log.warning("nobody listens any more", detail=str(error))
                self._is_heard = False
