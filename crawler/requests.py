"""Requests of Scrapy's kind, each with the errand that it is sent on."""

import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from crawler.settings import CrawlSettings
from crawler.transport.answer import Answer, Header
from crawler.visits import asking
from crawler.visits.under_way import Trail, VisitUnderWay

_ERRAND = "errand"
# RFC 9309, section 2.3.1.2: at least five.
_ROBOTS_REDIRECTS = 5
# RFC 9309, section 2.5: at least 500 KiB; what is beyond is left unread.
_ROBOTS_BYTES = 500 * 1024


@dataclass(slots=True)
class Errand:
    """What a request is for, and what it brought. `visit` is None for robots.txt."""

    trail: Trail
    headers: tuple[Header, ...]
    max_bytes: int
    visit: VisitUnderWay | None = None
    answer: Answer | None = None
    asked: tuple[Header, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether this is a visit of a document rather than of robots.txt."""
        return self.visit is not None

    def headers_for(self, url: str) -> tuple[Header, ...]:
        """Return the headers of a request to this address, conditional ones and cookies where they belong."""
        cookies = self.trail.cookies.header(url)
        shown = ((b"Cookie", cookies),) if cookies else ()
        return self.headers + shown + (self.visit.conditions(url) if self.visit is not None else ())


def errand_of(request: Request) -> Errand:
    """Return what this request is for."""
    errand = request.meta[_ERRAND]
    assert isinstance(errand, Errand)  # noqa: S101 - every request is made here
    return errand


@dataclass(frozen=True, slots=True)
class Requests:
    """Makes requests."""

    settings: CrawlSettings

    def for_visit(self, visit: VisitUnderWay, callback: Callable[..., Any], errback: Callable[..., Any]) -> Request:
        """Return the first request of a visit."""
        headers = asking.headers(visit.document, self.settings)
        errand = Errand(visit.trail, headers, self.settings.max_bytes, visit)
        return Request(
            urllib.parse.urldefrag(visit.document.url).url,
            callback=callback,
            errback=errback,
            meta={_ERRAND: errand},
            dont_filter=True,
        )

    def for_robots(self, url: str) -> Request:
        """Return the first request for a robots.txt."""
        errand = Errand(Trail(_ROBOTS_REDIRECTS), asking.robots_headers(self.settings), _ROBOTS_BYTES)
        return Request(url, callback=NO_CALLBACK, meta={_ERRAND: errand}, dont_filter=True)

    def onward(self, request: Request, url: str) -> Request:
        """Return the request for the next hop of the same errand."""
        return request.replace(url=url)
