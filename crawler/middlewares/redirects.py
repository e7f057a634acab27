"""Redirects: each hop is recorded, checked and asked for as a request of its own, robots.txt and turn included."""

import contextlib
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from chronicle.changes.state import Hop
from crawler.batch import Batch, batch_of
from crawler.middlewares import hops
from crawler.requests import errand_of

_STATUSES = frozenset({301, 302, 303, 307, 308})


class Redirects:
    """Follows redirects within limits, and keeps each hop in the archive."""

    def __init__(self, batch: Batch) -> None:
        """Work for one batch."""
        self._batch = batch

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a middleware."""
        return cls(batch_of(crawler))

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the request for the next hop, or the response that is none."""
        errand = errand_of(request)
        answer = errand.answer
        location = answer.first(b"location") if answer is not None else None
        if answer is None or answer.status not in _STATUSES or not location:
            return response
        self._batch.archivist.keep(answer)
        target = hops.absolute(answer.url, _as_meant(location))
        # A host that leads back with a cookie wants to see it; without a new one it leads in a circle.
        again = errand.trail.cookies.keep(answer.url, answer.all(b"set-cookie"))
        hops.check(errand.trail, answer.url, target, again=again)
        errand.trail.hops.append(Hop(request.url, answer.status, target))
        return self._batch.requests.onward(request, target)


def _as_meant(location: str) -> str:
    """Return a Location header's text; bytes beyond ASCII are UTF-8, as in browsers."""
    with contextlib.suppress(UnicodeDecodeError):  # not UTF-8: the Latin-1 form is as good as any
        return location.encode("latin-1").decode("utf-8")
    return location
