"""When a document was published: every candidate with its origin, the best origin first, disagreement kept."""

import collections
import datetime as dt
import email.utils
import itertools
import operator
import re
from collections.abc import Iterable, Iterator

from chronicle.calendar import addresses as calendar_addresses
from chronicle.calendar import find as calendar_find
from chronicle.documents import worth
from chronicle.documents.model import FoundDate
from chronicle.documents.page import Page

_ISO = re.compile(r"\s*((?:19|20)\d\d)[-./年]?(0[1-9]|1[0-2]|[1-9](?=\D))[-./月]?(0[1-9]|[12]\d|3[01]|[1-9](?!\d))")
_DATE_HINT = re.compile(r"date|time|datum|publi|posted|byline|meta|info|source|data\b")
# Lines longer than this are prose that may speak of any day; datelines stand in the first few lines.
_LINE = 120
_SHORT_LINE = 60
_LINES_NEAR_TITLE = 8
_OPENING = 400
# Boxes between the date line and the text of an article; a list of other articles is further away.
_CLOSE = 25
_MOST_TIMES = 60
_MOST_ALIKE = 2  # published and changed
_RANK = ("metadata", "visible", "text", "url")
_EARLIEST = dt.date(1945, 1, 1)


def find(page: Page, language: str | None) -> tuple[FoundDate, ...]:
    """Return the candidates, ranked by origin, each day once per origin."""
    stated = page.about.get("published")
    day = parse(stated) if stated else None
    metadata_dates = [day] if day else _dates(stated or "", language)[:1]
    near = list(_near_title(page))
    close, far = _time_elements(page)
    visible = [*close, *(d for line in near for d in _dates(line, language)), *far]
    opening = "\n".join(piece.text for piece in page.main)[:_OPENING]
    return ranked(metadata_dates, visible, _dates(opening, language), of_url(page.url))


def ranked(
    metadata: Iterable[dt.date],
    visible: Iterable[dt.date],
    text: Iterable[dt.date],
    url: Iterable[dt.date],
) -> tuple[FoundDate, ...]:
    """Return dates in the order of their origins; a day that a better origin gave already is not repeated."""
    found: dict[dt.date, FoundDate] = {}
    for dates, origin in ((metadata, "metadata"), (visible, "visible"), (text, "text"), (url, "url")):
        for day in dates:
            if day >= _EARLIEST and day not in found:
                found[day] = FoundDate(day, origin)  # type: ignore[arg-type]  # the four literals above
    return tuple(found.values())


def parse(value: str) -> dt.date | None:
    """Return the day of a machine's date: ISO 8601 in its many spellings, or RFC 5322 as feeds write it."""
    match = _ISO.match(value)
    if match:
        return _date(*map(int, match.groups()))
    try:
        return email.utils.parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def of_url(url: str) -> list[dt.date]:
    """Return the days that an address carries; they may be those of a migration."""
    return list(calendar_addresses.dates_in_url(url))


def of_parts(created: str, text: str, url: str, language: str | None) -> tuple[FoundDate, ...]:
    """Return the candidates of a document without markup; `created` is what its own metadata say."""
    day = parse(created) if created else None
    return ranked([day] if day else [], (), of_text(text, language), of_url(url))


def of_text(text: str, language: str | None = None) -> list[dt.date]:
    """Return the days named in the opening of a text."""
    return _dates(text[:_OPENING], language)


def _dates(text: str, language: str | None) -> list[dt.date]:
    return [span.first for span in calendar_find.find_dates(text, language=language) if span.precision == "day"]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _time_elements(page: Page) -> tuple[list[dt.date], list[dt.date]]:
    """Return the days of time elements beside the beginning of the main text, the closest first, and of all others.

    Those far from it, and those of one shape that are many, are the days of other articles and of comments.
    """
    boxes = page.outline.boxes
    places = {id(box.element): place for place, box in enumerate(boxes)}
    start = places.get(id(page.main[0].box.element), 0) if page.main else 0
    found = []
    for element in itertools.islice(page.root.iter("time"), _MOST_TIMES):
        place = next((places[id(at)] for at in (element, *element.iterancestors()) if id(at) in places), 0)
        day = parse(element.get("datetime") or "")
        if day and not page.worths[id(boxes[place])].aside:
            shape = (boxes[place].tag, boxes[place].hint.partition(" ")[0], element.get("class"))
            found.append((abs(place - start), day, shape))
    found.sort(key=operator.itemgetter(0))
    shapes = collections.Counter(shape for _, _, shape in found)
    is_own = [distance <= _CLOSE and shapes[shape] <= _MOST_ALIKE for distance, _, shape in found]
    return (
        [day for (_, day, _), own in zip(found, is_own, strict=True) if own],
        [day for (_, day, _), own in zip(found, is_own, strict=True) if not own],
    )


def _near_title(page: Page) -> Iterator[str]:
    """Yield short lines just above or at the start of the main text, and those whose class speaks of a date."""
    outline, main = page.outline, page.main
    first = next((n for n, piece in enumerate(outline.pieces) if main and piece is main[0]), 0)
    for piece in outline.pieces[max(first - _LINES_NEAR_TITLE, 0) : first + _LINES_NEAR_TITLE]:
        if len(piece.text) <= _SHORT_LINE or (len(piece.text) <= _LINE and not worth.is_paragraph(piece)):
            yield piece.text
    hinted = (p for p in outline.pieces if len(p.text) <= _LINE and _DATE_HINT.search(p.box.hint))
    for piece, _ in zip(hinted, range(_LINES_NEAR_TITLE), strict=False):
        yield piece.text
