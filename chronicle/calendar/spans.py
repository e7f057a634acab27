"""Days and months named in running text: German, English, Russian, Chinese; French and Portuguese months as well."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "yearless"]


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """Dates named at `text[start:end]`, both days included; a single day has `first == last`.

    `precision`: "day"; "month" (the whole month is meant); "yearless" (a day whose year was taken from its context).
    """

    first: dt.date
    last: dt.date
    start: int
    end: int
    precision: Precision = "day"

    @property
    def days(self) -> Iterator[dt.date]:
        """Yield every day of the span."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + dt.timedelta(days=offset)


def day(year: int, month: int, number: int) -> dt.date | None:
    """Return the date, None where the calendar has none."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def whole_month(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of a month."""
    first = day(year, month, 1)
    return None if first is None else (first, first.replace(day=calendar.monthrange(year, month)[1]))


def nearest_year(month: int, number: int, *, near: dt.date) -> dt.date | None:
    """Return this day in the year that brings it closest to `near`."""
    candidates = [day(near.year + shift, month, number) for shift in (-1, 0, 1)]
    return min((c for c in candidates if c is not None), key=lambda c: abs((c - near).days), default=None)
