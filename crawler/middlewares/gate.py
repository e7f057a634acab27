"""The first look at every address: only http and https, with a host and without credentials."""

from scrapy import Request

from chronicle.addresses import guard
from crawler.transport.failure import VisitFailedError


class Gate:
    """Refuses what may not be fetched at all; where the name leads is checked when the connection is made."""

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `VisitFailedError`."""
        refused = guard.refused_scheme(request.url)
        if refused is not None:
            raise VisitFailedError("address-refused", f"{request.url[:200]!r}: {refused}", connected=False)
