"""The spider: one document of each host under way, then the next. What it brings goes to the pipeline."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any, Self

import structlog
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.batch import Batch
from crawler.requests import errand_of
from crawler.transport.failure import LeftForLaterError, VisitFailedError
from crawler.visits import asking
from crawler.visits.under_way import Brought, Trail, VisitUnderWay, host_of
from store.errors import StoreError
from store.model.watching import Document

log = structlog.get_logger(__name__)

_TICK_SECONDS = 0.1


class VisitSpider(Spider):
    """Visits the documents of one batch."""

    name = "visits"
    batch: Batch
    _ticking: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's signature
        """Scrapy's way to make a spider."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.opened, signals.spider_opened)
        crawler.signals.connect(spider.idle, signals.spider_idle)
        crawler.signals.connect(spider.closed_down, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Brought | Request]:
        """Yield the first request of each host."""
        for each in self._next():
            yield each

    def arrived(self, response: Response) -> Iterator[Brought | Request]:
        """Hand on an answer, and go to the next document."""
        assert response.request is not None  # noqa: S101 - Scrapy sets it before the callback
        errand = errand_of(response.request)
        assert errand.visit is not None  # noqa: S101 - only visits have this callback
        yield Brought(errand.visit, errand.answer, url=response.request.url, asked=errand.asked)
        yield from self._after(errand.visit)

    def failed(self, failure: Failure) -> Iterator[Brought | Request]:
        """Hand on a failure, leave what must wait, and go to the next document."""
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        errand = errand_of(request)
        visit = errand.visit
        assert visit is not None  # noqa: S101 - only visits have this errback
        error = failure.value
        if isinstance(error, VisitFailedError):
            yield Brought(visit, failure=error, url=request.url, asked=errand.asked)
        elif isinstance(error, LeftForLaterError):
            log.info("left for later", url=visit.document.url, reason=str(error))
            self.batch.queue.leave(visit.document, whole_host=host_of(request.url) == visit.host)
        else:
            self.batch.queue.leave(visit.document)
            self.batch.fail(error or RuntimeError(failure.getErrorMessage()))
        yield from self._after(visit)

    def opened(self) -> None:
        """Begin to look at the time."""
        self._ticking = asyncio.ensure_future(self._tick())
        self._ticking.add_done_callback(self._ticked)

    def idle(self) -> None:
        """Record what is waiting; go on where that brought new documents."""
        self._record(everything=True)
        more = list(self._next())
        for each in more:
            if isinstance(each, Request):
                self.crawler.engine.crawl(each)
            else:
                self.batch.queue.leave(each.visit.document, whole_host=False)
        if more:
            raise DontCloseSpider

    def closed_down(self) -> None:
        """Look at the time no longer."""
        if self._ticking is not None:
            self._ticking.cancel()

    def _after(self, visit: VisitUnderWay) -> Iterator[Brought | Request]:
        self.batch.queue.free(visit.host)
        return self._next()

    def _next(self) -> Iterator[Brought | Request]:
        """Yield a request for each document whose host is free."""
        self.batch.watch_time()
        while (document := self.batch.queue.take()) is not None:
            try:
                visit = self._begin(document)
            except StoreError as error:
                self.batch.queue.leave(document)
                self.batch.fail(error)
                return
            if visit is None:
                self.batch.queue.free(host_of(document.url))
                continue
            try:
                yield self.batch.requests.for_visit(visit, self.arrived, self.failed)
            except ValueError as error:  # Scrapy makes no request of what is no address
                self.batch.queue.free(visit.host)
                failure = VisitFailedError("address-refused", str(error)[:200], connected=False)
                yield Brought(visit, failure=failure, url=document.url)

    def _begin(self, document: Document) -> VisitUnderWay | None:
        """Return the visit of a document, None where the store does not know it any more."""
        batch = self.batch
        state = batch.store.documents.states([document.id]).get(document.id)
        if state is None:
            return None
        every = batch.settings.proof_visit_every
        validators = asking.validators(document, state.visits, proof_every=every)
        return VisitUnderWay(
            document=document,
            state=state,
            key=uuid.uuid4().hex,
            started_at=batch.clock.now(),
            trail=Trail(batch.settings.max_redirects),
            validators=validators,
            good_url=self._good_url(document),
        )

    def _good_url(self, document: Document) -> str:
        if document.snapshot_id is None:
            return ""
        snapshot = self.batch.store.visits.snapshot(document.snapshot_id)
        return snapshot.url if snapshot is not None else ""

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            self.batch.watch_time()
            self._record(everything=False)

    def _ticked(self, ticking: asyncio.Task[None]) -> None:
        """Nothing would be recorded any more without the tick: what ended it ends the batch."""
        error = None if ticking.cancelled() else ticking.exception()
        if error is not None:
            self.batch.fail(error)

    def _record(self, *, everything: bool) -> None:
        try:
            self.batch.record(everything=everything)
        except StoreError as error:
            self.batch.fail(error)
