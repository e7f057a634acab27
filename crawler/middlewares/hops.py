"""The way from one address to the next, whether a redirect names it or a page: made absolute, and refused in time."""

import urllib.parse

from w3lib.url import safe_url_string

from chronicle.addresses import guard
from crawler.transport.failure import VisitFailedError
from crawler.visits.under_way import Trail

_LONGEST_ADDRESS = 8000


def absolute(base: str, link: str) -> str:
    """Return the absolute address that a link on `base` names, as it goes over the wire. Raises `VisitFailedError`."""
    text = link.strip()[:_LONGEST_ADDRESS]
    try:
        joined = urllib.parse.urljoin(base, text)
        return urllib.parse.urldefrag(safe_url_string(joined)).url
    except ValueError as error:
        raise VisitFailedError("address-refused", f"led on to {text[:200]!r}: malformed") from error


def check(trail: Trail, url: str, target: str, *, again: bool = False) -> None:
    """Raise `VisitFailedError` where the way from `url` to `target` leads nowhere good.

    `again`: the target will be asked otherwise than before, so that it may be asked once more.
    """
    refused = guard.refused_scheme(target)
    if refused is not None:
        raise VisitFailedError("address-refused", f"led on to {target[:200]!r}: {refused}")
    if not again and target in {url, *(hop.url for hop in trail.hops)}:
        raise VisitFailedError("loop", f"led back to {target[:200]}")
    if len(trail.hops) >= trail.most:
        raise VisitFailedError("loop", f"led on more than {trail.most} times")
