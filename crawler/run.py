"""One batch of visits, from a list of documents to rows in the store. Blocking; once per process."""

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.utils.reactor import install_reactor

from crawler.batch import Batch
from crawler.errors import ReusedProcessError
from crawler.facts import CrawlReport, Progress, VisitFacts
from crawler.settings import CrawlSettings
from crawler.spiders.visiting import VisitSpider
from crawler.transport.names import Resolver
from store.archive.ports import Archive, ArchiveWriter
from store.clock import Clock
from store.errors import StoreError
from store.model.watching import Document, Lease
from store.ports import Store

_HANDLER = "crawler.transport.handler.PoliteHandler"
_started = threading.Event()


def crawl(  # noqa: PLR0913 - what the house hands in; all by keyword
    documents: Sequence[Document],
    *,
    store: Store,
    writer: ArchiveWriter,
    archive: Archive,
    clock: Clock,
    settings: CrawlSettings,
    leases: Mapping[str, Lease],
    next_visit: Callable[[VisitFacts], datetime],
    on_progress: Callable[[Progress], None],
    stop: threading.Event | None = None,
    resolver: Resolver | None = None,
) -> CrawlReport:
    """Visit the documents: fetch, archive, read, decide, link, record. Runs Scrapy's reactor in this process.

    `leases` are those of the documents' hosts; further hosts that redirects lead to are leased here and given back.
    When `stop` is set nothing new is asked, what is under way is finished and recorded, and the report is returned.
    Raises `StoreError` where the store or the archive failed; what was recorded before stays.
    """
    if _started.is_set():
        raise ReusedProcessError("this process has made a batch of visits already; start a new one for the next")
    _started.set()
    batch = Batch.of(
        store=store,
        writer=writer,
        archive=archive,
        clock=clock,
        settings=settings,
        leases=leases,
        next_visit=next_visit,
        on_progress=on_progress,
        stop=stop,
        resolver=resolver,
    )
    batch.queue.add(documents)
    try:
        _run(batch)
    finally:
        batch.ledger.close()
        batch.leases.give_back(batch.turns.next_allowed())
    return batch.report()


def _run(batch: Batch) -> None:
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor  # noqa: PLC0415 - importing it earlier would install another one

    # Not Scrapy's process class: that one takes over the logging of the whole process.
    crawling = AsyncCrawlerRunner(_scrapy_settings(batch.settings)).crawl(VisitSpider, batch=batch)
    machine: Any = reactor  # its type is a zope interface
    crawling.add_done_callback(lambda _: machine.stop())
    machine.run(installSignalHandlers=False)
    crawling.result()  # raises what kept the spider from starting
    if not isinstance(batch.error, StoreError):
        batch.record(everything=True)
    if batch.error is not None:
        raise batch.error


def _scrapy_settings(settings: CrawlSettings) -> dict[str, Any]:
    """Scrapy's machinery only; what goes over the wire is decided by our own parts, each listed here."""
    return {
        "DOWNLOAD_HANDLERS_BASE": {},
        "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.middlewares.gate.Gate": 50,
            "crawler.middlewares.robots.Robots": 100,
            # Answers pass in the opposite order: redirects are followed before a page is looked into.
            "crawler.middlewares.follows.Follows": 800,
            "crawler.middlewares.redirects.Redirects": 900,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "ITEM_PIPELINES": {"crawler.pipelines.Concluding": 500},
        "EXTENSIONS_BASE": {},
        "ADDONS": {},
        # Turns keep the gap of each host, and hosts are limited before they come here.
        "CONCURRENT_REQUESTS": 2 * settings.hosts_at_once,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2 * settings.hosts_at_once,
        "DOWNLOAD_DELAY": 0,
        # Per answer: what it brought, and beside that the next request. (Scrapy makes so many tasks each time.)
        "CONCURRENT_ITEMS": 2,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_FORMATTER": "crawler.quiet.QuietFormatter",
    }
