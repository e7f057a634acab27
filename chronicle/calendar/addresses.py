"""Dates that an address carries. They may be those of a migration, so they are the weakest evidence."""

import datetime as dt
import re
import urllib.parse

from chronicle.calendar import spans

_WHOLE = re.compile(
    r"(?<!\d)(?P<y>(?:19[89]|20\d)\d)(?:"
    r"(?P<m1>[01]\d)(?P<d1>[0-3]\d)"  # 20210322, t20240530_
    r"|[-_/.](?P<m2>[01]?\d)[-_/.](?P<d2>[0-3]?\d)"  # 2020-11/17, 2020/11/17
    r"|[-_/](?P<m3>[01]\d)(?P<d3>[0-3]\d)"  # 2020/1118
    r")(?!\d)"
)
_SHORT = re.compile(r"/(?P<y>\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)[-_](?=[^\W\d_])")  # /130327-statement.html
_MONTH = re.compile(r"/(?P<y>20\d\d)[-_/]?(?P<m>[01]\d)(?=/)")  # /202405/, /2020-11/
_MAX_CHARACTERS = 8000


def dates_in_url(url: str) -> tuple[dt.date, ...]:
    """Return the dates in path and query, in order, each once; an address with only a month gives its first day."""
    rest = urllib.parse.unquote(url[:_MAX_CHARACTERS].partition("://")[2]).partition("/")[2]
    path = "/" + rest.partition("#")[0]
    found = [(match.start(), _whole(match)) for match in _WHOLE.finditer(path)]
    found += [(m.start(), spans.day(2000 + int(m["y"]), int(m["m"]), int(m["d"]))) for m in _SHORT.finditer(path)]
    dates = [date for _, date in sorted(found, key=lambda pair: pair[0]) if date]
    if not dates:
        dates = [date for m in _MONTH.finditer(path) if (date := spans.day(int(m["y"]), int(m["m"]), 1))]
    return tuple(dict.fromkeys(dates))


def _whole(match: re.Match[str]) -> dt.date | None:
    month = match["m1"] or match["m2"] or match["m3"]
    number = match["d1"] or match["d2"] or match["d3"]
    return spans.day(int(match["y"]), int(month), int(number))
