"""Dates written out in a text, so that "12 January 2021" and "12.01.2021" are seen to be the same day."""

import datetime as dt
import re
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan jänner янв января январь janvier janv",
            "february februar feb февр февраля февраль février févr",
            "march märz mar mär марта март mars",
            "april apr апр апреля апрель avril avr",
            "may mai мая май",
            "june juni jun июня июнь juin",
            "july juli jul июля июль juillet juil",
            "august aug авг августа август août",
            "september sep sept сент сентября сентябрь septembre",
            "october oktober oct okt окт октября октябрь octobre",
            "november nov нояб ноября ноябрь novembre",
            "december dezember dec dez дек декабря декабрь décembre déc",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of )?(?P<n>{_NAME})\.?,? (?P<y>\d{{4}})\b",
        rf"\b(?P<n>{_NAME})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b",
        r"\b(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\b",
        r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)\b",
        r"(?P<y>(?:19|20)\d\d) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日",
    )
)


class WrittenDate(NamedTuple):
    """A day and where it stands in the text that was searched."""

    day: dt.date
    start: int
    end: int


def find(text: str) -> list[WrittenDate]:
    """Return the dates of a (folded) text in order. A slash date with two small numbers is left alone: it is unsure."""
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day is not None:
                found.append(WrittenDate(day, match.start(), match.end()))
    return _without_overlap(found)


def is_month(word: str) -> bool:
    """Say whether a word names a month."""
    return word.lower().rstrip(".") in _MONTHS


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    month = _MONTHS[parts["n"].lower()] if parts.get("n") else int(parts["m"])
    try:
        return dt.date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def _without_overlap(dates: list[WrittenDate]) -> list[WrittenDate]:
    kept: list[WrittenDate] = []
    for date in sorted(dates, key=lambda d: (d.start, -d.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept
