"""How long a server asks us to stay away."""

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# A server may ask for patience, but it cannot ask to be forgotten.
LONGEST_SECONDS = 24 * 3600.0


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header in either form (RFC 9110, section 10.2.3), at most a day."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST_SECONDS)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return min(max((aware - now).total_seconds(), 0.0), LONGEST_SECONDS)


def crawl_delay(seconds: float | None) -> float:
    """Return the seconds of a Crawl-delay line, at most a day; nonsense counts as none."""
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        return 0.0
    return min(seconds, LONGEST_SECONDS)
