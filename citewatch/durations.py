"""Durations as people write them in config.yaml: "7d", "12h", "30m", "45s", "2w"."""

import re
from datetime import timedelta

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# Dates end with the year 9999, and nobody waits that long.
_LONGEST = timedelta(days=3_650)
_FORM = re.compile(r"\s*(\d+)\s*([smhdw])\s*", re.ASCII)


def parse(written: object) -> timedelta:
    """Return the duration that `written` says. Raises ValueError with the accepted forms."""
    if isinstance(written, timedelta):
        return written
    match = _FORM.fullmatch(written) if isinstance(written, str) else None
    if match is None:
        message = f"{written!r} is not a duration; write a number and a unit, such as 45s, 30m, 12h, 7d or 2w"
        raise ValueError(message)
    try:
        duration = timedelta(**{_UNITS[match[2]]: int(match[1])})
    except (OverflowError, ValueError):  # ValueError: more digits than Python converts
        duration = timedelta.max
    if duration > _LONGEST:
        message = f"{written:.40} is too long; a duration is at most ten years"
        raise ValueError(message)
    if not duration:
        message = "a duration must be longer than nothing"
        raise ValueError(message)
    return duration


def write(duration: timedelta) -> str:
    """Return the shortest form that `parse` reads as the same duration (whole seconds)."""
    seconds = int(duration.total_seconds())
    for unit, size in (("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"
