"""Pages that only show where the text lies: the text is asked for within the same visit, like the goal of a redirect.

So it gets a request of its own, with the guard, robots.txt, lease, turn and caps of its own host. A turn is kept only
while its request is under way, and a lease that another worker has is not waited for: two visits whose ways cross
cannot wait for each other.
"""

import asyncio
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from chronicle.changes.state import Hop
from crawler.batch import Batch, batch_of
from crawler.middlewares import hops
from crawler.requests import Errand, errand_of
from crawler.sites import registry
from crawler.transport import expansion
from crawler.transport.answer import Answer
from crawler.transport.expansion import Limits
from crawler.transport.failure import VisitFailedError

# A viewer, and a spelling of the file's address; one more for what nobody has seen yet.
_MOST_FOLLOWS = 3


class Follows:
    """Asks the readers of single sites where the text lies, and goes there."""

    def __init__(self, batch: Batch) -> None:
        """Work for one batch."""
        self._batch = batch

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a middleware."""
        return cls(batch_of(crawler))

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the request for the text itself, or the response that is the text."""
        errand = errand_of(request)
        answer = errand.answer
        if answer is None or not _is_page(errand) or registry.reader_of(answer.url) is None:
            return response
        told = await asyncio.to_thread(self._ask, answer)
        if told is None:
            return response
        target = hops.absolute(answer.url, told)
        self._check(errand, answer, target)
        errand.trail.cookies.keep(answer.url, answer.all(b"set-cookie"))
        self._batch.archivist.keep(answer)
        errand.trail.hops.append(Hop(request.url, answer.status, target))
        return self._batch.requests.onward(request, target)

    def _ask(self, answer: Answer) -> str | None:
        """Return what the site's reader says; a body that cannot be expanded is left to the visit's conclusion."""
        settings = self._batch.settings
        limits = Limits(settings.max_expanded_bytes, settings.max_expansion)
        try:
            body = expansion.expand(answer.body, answer.all(b"content-encoding"), limits=limits)
        except VisitFailedError:
            return None
        return registry.follow(answer, body)

    def _check(self, errand: Errand, answer: Answer, target: str) -> None:
        hops.check(errand.trail, answer.url, target)
        if errand.trail.follows >= _MOST_FOLLOWS:
            raise VisitFailedError("loop", f"pages named another address more than {_MOST_FOLLOWS} times")


def _is_page(errand: Errand) -> bool:
    """Say whether a page is visited: listings and feeds are what they are."""
    return errand.visit is not None and errand.visit.document.kind == "page"
