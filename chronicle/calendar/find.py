"""Find the dates that a text names."""

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterator

from chronicle.calendar import months, patterns, spans
from chronicle.calendar.spans import FoundSpan

_HAN_DIGITS = {**{digit: value for value, digit in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0}


def find_dates(text: str, *, language: str | None = None, near: dt.date | None = None) -> tuple[FoundSpan, ...]:
    """Return the dates that the text names, in order, none overlapping another.

    `language` (ISO 639-1) decides how 03/04/2021 is read: without it, such a date is left out. With `near` (the day
    the text was published) days without a year are taken in the year that brings them closest to it. Dates that the
    calendar does not have are left out.
    """
    found = itertools.chain(
        _day_first(text, near),
        _month_first(text, near),
        _month_and_year(text),
        _chinese(text, near),
        _chinese_numerals(text),
        _year_first(text),
        _dotted(text),
        _slashed(text, language),
    )
    chosen: list[FoundSpan] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return tuple(chosen)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Search only around digits: every date has some, prose has few, and the patterns are dear."""
    for start, end in _windows(text):
        yield from pattern.finditer(text, start, end)


@functools.lru_cache(maxsize=4)
def _windows(text: str) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for digits in patterns.DIGITS.finditer(text):
        start, end = max(0, digits.start() - patterns.REACH), digits.end() + patterns.REACH
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _resolve(year: str | None, month: int, number: int, near: dt.date | None) -> dt.date | None:
    if year is not None:
        return spans.day(int(year), month, number)
    return None if near is None else spans.nearest_year(month, number, near=near)


def _day_first(text: str, near: dt.date | None) -> Iterator[FoundSpan]:
    for match in _matches(patterns.DAY_FIRST_TWO_MONTHS, text):
        yield from _two_months(match, near)
    for match in _matches(patterns.DAY_FIRST, text):
        yield from _one_month(match, near)


def _month_first(text: str, near: dt.date | None) -> Iterator[FoundSpan]:
    for match in _matches(patterns.MONTH_FIRST_TWO_MONTHS, text):
        yield from _two_months(match, near)
    for match in _matches(patterns.MONTH_FIRST, text):
        yield from _one_month(match, near)


def _two_months(match: re.Match[str], near: dt.date | None) -> Iterator[FoundSpan]:
    """Two days with their months: a range, or two dates when only joined by "and". The second one lends its year."""
    year = match["y2"]
    first = _resolve(match["y1"] or year, months.number_of(match["m1"]), int(match["d1"]), near)
    last = _resolve(year, months.number_of(match["m2"]), int(match["d2"]), near)
    if first is None or last is None:
        return
    if first > last and match["y1"] is None:  # "30 December – 2 January 2021"
        first = spans.day(first.year - 1, first.month, first.day) or first
    precision: spans.Precision = "day" if year else "yearless"
    if patterns.IS_AND.fullmatch(match["link"]):
        yield FoundSpan(first, first, match.start("d1"), match.end("m1"), precision)
        yield FoundSpan(last, last, match.start("d2"), match.end(), precision)
    elif first <= last:
        yield FoundSpan(first, last, match.start(), match.end(), precision)


def _one_month(match: re.Match[str], near: dt.date | None) -> Iterator[FoundSpan]:
    month = months.number_of(match["month"])
    precision: spans.Precision = "day" if match["year"] else "yearless"
    offset = match.start("days")
    numbers = list(patterns.EVERY_INTEGER.finditer(match["days"]))
    dates = [_resolve(match["year"], month, int(number.group()), near) for number in numbers]
    days = [date for date in dates if date is not None]
    if len(days) != len(dates):
        return
    together = not re.search(patterns.IS_AND, match["days"]) or _are_consecutive(days)
    if together and days[0] <= days[-1]:
        yield FoundSpan(days[0], days[-1], match.start(), match.end(), precision)
    elif not together:
        ends = [*(offset + number.end() for number in numbers[:-1]), match.end()]
        for date, number, end in zip(days, numbers, ends, strict=True):
            yield FoundSpan(date, date, offset + number.start(), end, precision)


def _are_consecutive(dates: list[dt.date]) -> bool:
    return all((b - a).days == 1 for a, b in itertools.pairwise(dates))


def _month_and_year(text: str) -> Iterator[FoundSpan]:
    for match in _matches(patterns.MONTH_AND_YEAR, text):
        if match["month"] == "may":  # the verb: "it may 2021 …"
            continue
        bounds = spans.whole_month(int(match["year"]), months.number_of(match["month"]))
        if bounds:
            yield FoundSpan(*bounds, match.start(), match.end(), "month")


def _chinese(text: str, near: dt.date | None) -> Iterator[FoundSpan]:
    for match in _matches(patterns.CHINESE, text):
        month = int(match["m1"])
        if match["d1"] is None:
            bounds = spans.whole_month(int(match["year"]), month) if match["year"] else None
            if bounds:
                yield FoundSpan(*bounds, match.start(), match.end(), "month")
            continue
        first = _resolve(match["year"], month, int(match["d1"]), near)
        if first is None:
            continue
        last: dt.date | None = first
        if match["d2"]:
            last_month = int(match["m2"] or month)
            turn = 1 if last_month < month else 0  # 12月31日至1月2日
            last = spans.day(first.year + turn, last_month, int(match["d2"]))
        precision: spans.Precision = "day" if match["year"] else "yearless"
        if last is not None and first <= last:
            yield FoundSpan(first, last, match.start(), match.end(), precision)


def _chinese_numerals(text: str) -> Iterator[FoundSpan]:
    for match in patterns.CHINESE_NUMERALS.finditer(text):
        year = int("".join(str(_HAN_DIGITS[digit]) for digit in match["year"]))
        month = _han_number(match["month"])
        if match["day"] is None:
            bounds = spans.whole_month(year, month)
            if bounds:
                yield FoundSpan(*bounds, match.start(), match.end(), "month")
            continue
        date = spans.day(year, month, _han_number(match["day"]))
        if date:
            yield FoundSpan(date, date, match.start(), match.end())


def _han_number(numeral: str) -> int:
    """Read 1 to 99: 七, 十七, 二十, 二十七, 廿七; 0 for what is no such number."""
    tens, ten, ones = numeral.replace("廿", "二十").partition("十")
    if len(tens) > 1 or len(ones) > 1 or (not ten and not tens):
        return 0
    if not ten:
        return _HAN_DIGITS.get(tens, 0)
    return 10 * (_HAN_DIGITS.get(tens, 0) if tens else 1) + (_HAN_DIGITS.get(ones, 0) if ones else 0)


def _year_first(text: str) -> Iterator[FoundSpan]:
    for match in _matches(patterns.YEAR_FIRST, text):
        date = spans.day(int(match["y"]), int(match["m"]), int(match["d"]))
        if date:
            yield FoundSpan(date, date, match.start(), match.end())


def _dotted(text: str) -> Iterator[FoundSpan]:
    for match in _matches(patterns.DOTTED, text):
        last = spans.day(int(match["y"]), int(match["m"]), int(match["d"]))
        if last is None:
            continue
        first = last
        if match["d1"]:
            first = spans.day(last.year, int(match["m1"] or last.month), int(match["d1"])) or last
        if first <= last:
            yield FoundSpan(first, last, match.start(), match.end())


def _slashed(text: str, language: str | None) -> Iterator[FoundSpan]:
    for match in _matches(patterns.SLASHED, text):
        a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
        day_first, month_first = spans.day(year, b, a), spans.day(year, a, b)
        if language in {"de", "ru", "fr", "pt", "es", "pl", "el"}:
            date = day_first
        else:  # Britain and America disagree; only where one reading is impossible is there a date
            date = day_first if month_first is None else month_first if day_first in {None, month_first} else None
        if date:
            yield FoundSpan(date, date, match.start(), match.end())
