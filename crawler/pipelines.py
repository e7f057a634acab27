"""Scrapy's pipeline: what the spider brought is concluded and entered into the ledger."""

from typing import Self

import structlog
from scrapy import signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.words import Words
from crawler.batch import Batch, batch_of
from crawler.visits.under_way import Brought, host_of
from store.errors import StoreError

log = structlog.get_logger(__name__)

_WALL = "challenge"
_STUMBLED = Words(
    de="Die Seite wurde abgerufen, konnte aber wegen eines Fehlers in citewatch nicht ausgewertet werden.",
    en="The page was fetched, but an error in citewatch kept it from being evaluated.",
)


class Concluding:
    """Concludes each visit; an error of ours is recorded as one visit that failed, not as a batch that did."""

    def __init__(self, batch: Batch) -> None:
        """Work for one batch."""
        self._batch = batch

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a pipeline."""
        pipeline = cls(batch_of(crawler))
        crawler.signals.connect(pipeline.stumbled, signals.item_error)
        return pipeline

    async def process_item(self, item: Brought) -> Brought:
        """Conclude one visit."""
        if self._batch.error is None:
            record = await self._batch.concluder.conclude(item)
            self._batch.ledger.add(record)
            if record.outcome.reason == _WALL:
                # Further visits would be taken for an attack, and show the same.
                self._batch.turns.hold_off(host_of(item.url), self._batch.settings.wall_seconds)
        else:
            self._batch.ledger.unrecorded.append(item.visit.document.id)
        return item

    def stumbled(self, item: Brought, failure: Failure) -> None:
        """Scrapy caught an exception while a visit was concluded."""
        error = failure.value
        if isinstance(error, StoreError):
            self._batch.ledger.unrecorded.append(item.visit.document.id)
            self._batch.fail(error)
            return
        detail = f"{type(error).__name__}: {error}"[:500]
        log.error("visit not evaluated", url=item.visit.document.url, detail=detail, trace=failure.getTraceback())
        outcome = Outcome(OutcomeKind.BROKEN, "internal-error", detail, _STUMBLED)
        self._batch.ledger.add(self._batch.concluder.mishap(item, outcome))
