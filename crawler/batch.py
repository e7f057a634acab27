"""Everything that one batch works with, made once and handed to Scrapy's parts through the spider."""

import asyncio
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from scrapy.crawler import Crawler

from crawler.facts import CrawlReport, Progress, VisitFacts
from crawler.politeness.leases import Leases
from crawler.politeness.robots_memory import RobotsMemory
from crawler.politeness.turns import Turns
from crawler.replay.renewing import Renewing
from crawler.requests import Requests
from crawler.settings import CrawlSettings
from crawler.transport import tls
from crawler.transport.exchange import Exchange
from crawler.transport.names import Resolver, SystemResolver
from crawler.transport.seam import Seam
from crawler.visits.archiving import Archivist
from crawler.visits.concluding import Concluder
from crawler.visits.ledger import Ledger
from crawler.visits.queue import HostQueues
from store.archive.ports import Archive, ArchiveWriter
from store.clock import Clock
from store.model.watching import Lease
from store.ports import Store


@dataclass(slots=True)
class Batch:
    """The parts of a batch, and how it ends. `error` is what ended it early, None where nothing did."""

    settings: CrawlSettings
    clock: Clock
    store: Store
    stop: threading.Event | None
    queue: HostQueues
    leases: Leases
    turns: Turns
    exchange: Exchange
    archivist: Archivist
    concluder: Concluder
    ledger: Ledger
    ending: asyncio.Event
    requests: Requests
    robots: RobotsMemory
    error: BaseException | None = None
    requests_made: int = 0
    stopped: bool = False
    _deadline: float = field(default=0.0)

    def __post_init__(self) -> None:
        """Start the time that this batch has."""
        self._deadline = time.monotonic() + self.settings.max_seconds

    @classmethod
    def of(  # noqa: PLR0913 - the parts that `crawl` is handed
        cls,
        *,
        store: Store,
        writer: ArchiveWriter,
        archive: Archive,
        clock: Clock,
        settings: CrawlSettings,
        leases: Mapping[str, Lease],
        next_visit: Callable[[VisitFacts], datetime],
        on_progress: Callable[[Progress], None],
        stop: threading.Event | None,
        resolver: Resolver | None,
    ) -> Self:
        """Put the parts together."""
        ending = asyncio.Event()
        owner = next((lease.owner for lease in leases.values()), f"visit:{os.getpid()}")
        held = Leases(store.hosts, clock, timedelta(seconds=settings.lease_seconds), owner, leases)
        seam = Seam(resolver or SystemResolver(settings.connect_seconds), settings.allowed_networks, settings.host_map)
        archivist = Archivist(writer, store.visits)
        queue = HostQueues(settings.max_visits, settings.hosts_at_once)
        return cls(
            settings=settings,
            clock=clock,
            store=store,
            stop=stop,
            queue=queue,
            leases=held,
            turns=Turns(settings, held, clock, ending),
            exchange=Exchange(
                seam, tls.make_context(settings.extra_ca_file), settings, clock, tls.host_trusts(settings)
            ),
            archivist=archivist,
            concluder=Concluder(
                archivist,
                store.entries,
                store.visits,
                held,
                clock,
                settings,
                next_visit,
                Renewing(store, archive, clock),
            ),
            ledger=Ledger(writer, store.visits, held, settings, on_progress, lambda: queue.total),
            ending=ending,
            requests=Requests(settings),
            robots=RobotsMemory(store, clock),
        )

    def count_request(self) -> None:
        """A request goes out."""
        self.requests_made += 1

    def end(self) -> None:
        """Ask nothing more; what is under way is finished."""
        self.stopped = True
        self.queue.close()
        self.ending.set()

    def fail(self, error: BaseException) -> None:
        """Something is wrong that concerns every visit: end, and tell whoever started the batch."""
        self.error = self.error or error
        self.end()

    def watch_time(self) -> None:
        """End when told to, or when the time is up."""
        told = self.stop is not None and self.stop.is_set()
        if (told or time.monotonic() > self._deadline) and not self.stopped:
            self.end()

    def record(self, *, everything: bool = False) -> None:
        """Record what is due, or everything, and take in the listing items that are to be visited at once."""
        items = self.ledger.record_all() if everything else self.ledger.turn_page()
        found = (self.store.documents.find(item.url) for item in items)
        self.queue.add(
            document
            for document in found
            if document is not None and document.last_visit_at is None and not document.paused
        )

    def report(self) -> CrawlReport:
        """Return what the batch did."""
        return CrawlReport(
            outcomes=dict(self.ledger.outcomes),
            findings=self.ledger.findings,
            requests=self.requests_made,
            left=(*self.queue.left, *self.ledger.unrecorded),
            abandoned=tuple(sorted(self.leases.lost)),
            next_allowed=self.turns.next_allowed(),
            stopped=self.stopped,
        )


def batch_of(crawler: Crawler) -> Batch:
    """Return the batch that a part of Scrapy works for."""
    batch = getattr(crawler.spider, "batch", None)
    assert isinstance(batch, Batch)  # noqa: S101 - `run` makes every spider with one
    return batch
