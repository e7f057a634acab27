"""Dates written out in a text, so that "12 January 2021" and "12.01.2021" are seen to be the same day."""

import datetime as dt
import re
from collections.abc import Collection
from typing import NamedTuple

from chronicle.calendar import months

# Portuguese abbreviations that are English words: "set out" names no months.
_OTHER_WORDS = frozenset({"set", "out", "ago"})
_MONTHS = {name: number for name, number in months.NUMBERS.items() if name not in _OTHER_WORDS}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of )?(?P<n>{_NAME})\.?,? (?P<y>\d{{4}})\b(?: года\b| г\.)?",
        rf"\b(?P<n>{_NAME})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)(?: года\b| г\.)?",
        r"(?P<y>(?:19|20)\d\d) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日",
        r"(?P<y>[一二][〇零一二三四五六七八九]{3})年(?P<m>十?[一二三四五六七八九十])月(?P<d>[一二三]?十?[一二三四五六七八九十])日",
    )
)
# Whether day or month comes first is told by another text that writes the day out.
_UNSURE = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])")
_DIGITS = "〇一二三四五六七八九"
_TEN = 10


class WrittenDate(NamedTuple):
    """A day and where it stands in the text that was searched."""

    day: dt.date
    start: int
    end: int


def find(text: str, *, days: Collection[dt.date] = ()) -> list[WrittenDate]:
    """Return the dates of a (folded) text in order.

    A slash date with two small numbers is unsure: it is read as one of `days` where it may be, and else left alone.
    """
    found = [date for match in _UNSURE.finditer(text) if (date := _one_of(days, match)) is not None] if days else []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day is not None:
                found.append(WrittenDate(day, match.start(), match.end()))
    return _without_overlap(found)


def is_month(word: str) -> bool:
    """Say whether a word names a month."""
    return word.lower().rstrip(".") in _MONTHS


def _one_of(days: Collection[dt.date], match: re.Match[str]) -> WrittenDate | None:
    year, one, other = (int(match.group(name)) for name in "yab")
    fitting = [d for d in days if d.year == year and (d.day, d.month) in ((one, other), (other, one))]
    return WrittenDate(fitting[0], *match.span()) if len(fitting) == 1 else None


def _number(written: str) -> int:
    """Return a number in digits or in Chinese signs: 二〇二一 digit by digit, 二十一 as tens and ones."""
    if written.isdecimal():
        return int(written)
    signs = written.replace("零", "〇")
    if "十" not in signs:
        return int("".join(str(_DIGITS.index(sign)) for sign in signs))
    tens, _, ones = signs.partition("十")
    return (_DIGITS.index(tens) if tens else 1) * _TEN + (_DIGITS.index(ones) if ones in _DIGITS and ones else 0)


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    try:
        month = _MONTHS[parts["n"].lower()] if parts.get("n") else _number(parts["m"])
        return dt.date(_number(parts["y"]), month, _number(parts["d"]))
    except ValueError:
        return None


def _without_overlap(dates: list[WrittenDate]) -> list[WrittenDate]:
    kept: list[WrittenDate] = []
    for date in sorted(dates, key=lambda d: (d.start, -d.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept
