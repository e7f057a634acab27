"""Redirects: each hop is recorded, checked and asked for as a request of its own, robots.txt and turn included."""

import contextlib
import urllib.parse
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from w3lib.url import safe_url_string

from chronicle.addresses import guard
from chronicle.changes.state import Hop
from crawler.batch import Batch, batch_of
from crawler.requests import Errand, errand_of
from crawler.transport.answer import Answer
from crawler.transport.failure import VisitFailedError

_STATUSES = frozenset({301, 302, 303, 307, 308})
_LONGEST_LOCATION = 8000


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
        target = _absolute(answer, location)
        self._check(errand, answer, target)
        errand.trail.hops.append(Hop(request.url, answer.status, target))
        return self._batch.requests.onward(request, target)

    def _check(self, errand: Errand, answer: Answer, target: str) -> None:
        """Refuse a hop that leads nowhere good."""
        refused = guard.refused_scheme(target)
        if refused is not None:
            raise VisitFailedError("address-refused", f"redirect to {target[:200]!r}: {refused}")
        seen = {answer.url, *(hop.url for hop in errand.trail.hops)}
        if target in seen:
            raise VisitFailedError("loop", f"redirected back to {target[:200]}")
        if len(errand.trail.hops) >= errand.trail.most:
            raise VisitFailedError("loop", f"more than {errand.trail.most} redirects")


def _absolute(answer: Answer, location: str) -> str:
    """Return the absolute address that a Location header names; bytes beyond ASCII are UTF-8, as in browsers."""
    text = location.strip()[:_LONGEST_LOCATION]
    with contextlib.suppress(UnicodeDecodeError):  # not UTF-8: the Latin-1 form is as good as any
        text = text.encode("latin-1").decode("utf-8")
    try:
        joined = urllib.parse.urljoin(answer.url, text)
        return urllib.parse.urldefrag(safe_url_string(joined)).url
    except ValueError as error:
        raise VisitFailedError("address-refused", f"redirect to {text[:200]!r}: malformed") from error
