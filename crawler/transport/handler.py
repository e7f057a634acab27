"""Scrapy's download handler for http and https: every request of the crawler passes here, and nowhere else."""

from typing import Self

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from crawler.batch import batch_of
from crawler.politeness import patience
from crawler.requests import errand_of
from crawler.transport.answer import Answer, Order
from crawler.visits.under_way import host_of

_ASKS_FOR_PATIENCE = frozenset({429, 503})


class PoliteHandler(BaseDownloadHandler):
    """Waits for the host's turn, asks at a checked address, and obeys a Retry-After."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        """Work for one batch."""
        super().__init__(crawler)
        self._batch = batch_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a handler."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """Return the response. Raises `VisitFailedError` or `LeftForLaterError`."""
        errand = errand_of(request)
        errand.answer = None
        errand.asked = errand.headers_for(request.url)
        order = Order(request.url, errand.asked, errand.max_bytes, cut=not errand.is_page)
        host = host_of(request.url)
        async with self._batch.turns.turn(host, page=errand.is_page):
            self._batch.count_request()
            answer = await self._batch.exchange.get(order)
        self._obey(host, answer)
        errand.answer = answer
        return Response(answer.url, status=answer.status, headers=Headers(_by_name(answer)), body=answer.body)

    def _obey(self, host: str, answer: Answer) -> None:
        if answer.status in _ASKS_FOR_PATIENCE:
            seconds = patience.retry_after(answer.first(b"retry-after"), now=answer.finished_at)
            if seconds is not None:
                self._batch.turns.hold_off(host, seconds)


def _by_name(answer: Answer) -> dict[bytes, list[bytes]]:
    named: dict[bytes, list[bytes]] = {}
    for name, value in answer.headers:
        named.setdefault(name, []).append(value)
    return named
