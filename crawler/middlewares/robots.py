"""robots.txt by RFC 9309, with Scrapy's parser: asked at most once a day, error cases included."""

import asyncio
import urllib.parse
from dataclasses import dataclass
from typing import Self

import structlog
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.robotstxt import ProtegoRobotParser

from crawler.batch import Batch, batch_of
from crawler.politeness import patience
from crawler.requests import errand_of
from crawler.transport import expansion
from crawler.transport.answer import Answer
from crawler.transport.expansion import Limits
from crawler.transport.failure import VisitFailedError
from crawler.visits.under_way import host_of

log = structlog.get_logger(__name__)

_LIMITS = Limits(max_bytes=5_000_000, max_ratio=1000.0)
_TOO_MANY_REQUESTS = 429
# A loop or a redirect to nowhere means that there is no robots.txt (RFC 9309, section 2.3.1.2). Where the host's own
# address is refused, the page's request is refused as well.
_AS_IF_MISSING = frozenset({"loop", "address-refused"})


@dataclass(frozen=True, slots=True)
class Rules:
    """What an origin's robots.txt says, or why nothing may be asked."""

    parser: ProtegoRobotParser | None = None
    held_back: VisitFailedError | None = None


class Robots:
    """Asks robots.txt before the first page of an origin, and obeys it."""

    def __init__(self, crawler: Crawler, batch: Batch) -> None:
        """Work for one batch."""
        self._crawler = crawler
        self._batch = batch
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a middleware."""
        return cls(crawler, batch_of(crawler))

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `VisitFailedError`."""
        if not errand_of(request).is_page or not self._batch.settings.obey_robots:
            return
        parts = urllib.parse.urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._find(origin))
        rules = await self._rules[origin]
        if rules.held_back is not None:
            raise VisitFailedError(rules.held_back.code, rules.held_back.detail, connected=rules.held_back.connected)
        if rules.parser is not None and not rules.parser.allowed(request.url, self._batch.settings.robots_name):
            raise VisitFailedError("robots", f"{origin}/robots.txt disallows {request.url}")

    async def _find(self, origin: str) -> Rules:
        """Return what the origin said within the last day, or ask."""
        text = self._batch.robots.recall(origin)
        return await self._ask(origin) if text is None else self._parsed(origin, text.encode())

    async def _ask(self, origin: str) -> Rules:
        request = self._batch.requests.for_robots(f"{origin}/robots.txt")
        errand = errand_of(request)
        try:
            await self._crawler.engine.download_async(request)
            text = self._text(errand.answer)
        except VisitFailedError as failure:
            if failure.code not in _AS_IF_MISSING:
                return Rules(held_back=_held_back(failure, origin))
            log.info("robots.txt leads nowhere", origin=origin, detail=failure.detail)
            text = b""
        self._batch.robots.keep(origin, text.decode("utf-8", "ignore"))
        return self._parsed(origin, text)

    def _text(self, answer: Answer | None) -> bytes:
        """RFC 9309, section 2.3.1: 2xx is read, 4xx means no rules, 5xx holds everything back."""
        if answer is None:
            return b""
        if answer.status >= 500 or answer.status == _TOO_MANY_REQUESTS:  # noqa: PLR2004
            raise VisitFailedError("robots-unreachable", f"the server answered with status {answer.status}")
        if not 200 <= answer.status < 300:  # noqa: PLR2004
            return b""
        self._batch.archivist.keep(answer)
        return expansion.expand(answer.body, answer.all(b"content-encoding"), limits=_LIMITS)

    def _parsed(self, origin: str, text: bytes) -> Rules:
        parser = ProtegoRobotParser(text, None)
        delay = patience.crawl_delay(parser.crawl_delay(self._batch.settings.robots_name))
        self._batch.turns.slow_down(host_of(origin), delay)
        return Rules(parser)


def _held_back(failure: VisitFailedError, origin: str) -> VisitFailedError:
    """Where not even a connection came about, that is what is wrong; robots.txt is beside the point."""
    code = failure.code if not failure.connected else "robots-unreachable"
    return VisitFailedError(code, f"{origin}/robots.txt: {failure.detail}", connected=failure.connected)
