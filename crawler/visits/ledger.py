"""The record of a batch, in small lots: WARC fsynced first, then one transaction with all rows."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from chronicle.documents.model import ListingItem
from crawler.facts import Progress
from crawler.politeness.leases import Leases
from crawler.settings import CrawlSettings
from store.errors import StaleLeaseError
from store.model.evidence import VisitRecord
from store.ports import ArchiveWriter, Visits

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

    def add(self, record: VisitRecord) -> None:
        """Take in the record of one visit."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(record)

    @property
    def is_due(self) -> bool:
        """Whether it is time to record."""
        age = time.monotonic() - self._since
        return bool(self._waiting) and (
            len(self._waiting) >= self.settings.record_visits or age >= self.settings.record_seconds
        )

    def record(self) -> list[ListingItem]:
        """Record what is waiting; return the listing items that are to be visited at once. Raises `StoreError`."""
        if not self._waiting:
            return []
        records, self._waiting = self._waiting, []
        self.writer.flush()
        kept = self._record(records)
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
        self.on_progress(
            Progress(
                document_id=record.document_id,
                url=record.url,
                outcome=record.outcome.kind.value,
                reason=record.outcome.reason,
                findings=len(record.findings),
                done=self.outcomes.total(),
                total=self.total(),
            )
        )
