"""The parts of a footnote: title, date, quotation, sources.

"[2] Title, Moskau, 22. November 2020: „Quotation“, in: https://… (in Russisch), abgerufen am 3. März 2021"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chronicle.calendar import find as calendar
from chronicle.calendar.spans import FoundSpan
from chronicle.records import places, quotations, sources
from chronicle.records.model import CitedUrl
from chronicle.records.quotations import Quotations

_HEAD_REACH = 1500  # no title with its date is longer; behind it stand quotations with dates of their own
_CHAIN_GAP = 60  # two dates of one header stand this near ("Outcome of the meeting of 3 May 2021, 5. Mai 2021")
_AFTER_DATE = re.compile(r"(?:\s?\([^)]{0,40}\))?\s*(?:[)\],:;.„“\"«–—-]|$)")
_BEFORE_BODY = re.compile(r"(?:\s?\([^)]{0,40}\))?[\s,:;.)\]–—-]*")
_EDGES = " \t\n\u00a0,:;–—-(["
_REFERRING = re.compile(
    r"(?:(?:siehe|vgl\.|vergleiche|cf\.|see|s\.)(?:\s(?:auch|hierzu|dazu|also))?:?\s+)", re.IGNORECASE
)
_MOST_TITLE_WORDS = 25
_SENTENCE_END = (".", "!", "…")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A footnote taken apart. `head` and `body` are places: title with date, and what stands before the source.

    `tail` is what follows the last address. `dates` has the one that closes the head first.
    """

    title: str
    place: str
    dates: tuple[date, ...]
    accessed: date | None
    urls: tuple[CitedUrl, ...]
    language: str | None
    head: tuple[int, int]
    body: tuple[int, int]
    tail: tuple[int, int]


def dissect(text: str, start: int, end: int) -> Anatomy:
    """Take the footnote between two places apart; what it lacks is empty or None."""
    marks = quotations.find(text, start, end)
    urls = _outside(sources.find_addresses(text, start, end), marks)
    access = sources.find_access(text, start, end)
    access = None if access and marks.hold(access.start) else access
    body_end = sources.lead_start(text, urls[0].start, lowest=start) if urls else end
    if access and access.start < body_end:
        body_end = len(text[: access.start].rstrip(" \t\n\u00a0,;([")) if access.start > start else start
    days = _days(text, start, end, marks=marks, urls=urls, skip=(access.start, access.end) if access else (end, end))
    anchor = _anchor(text, [day for day in days if day.start < body_end], body_end=body_end)
    head_end, body_start = _edges(text, start, body_end, anchor=anchor)
    title, place = _title(text, start, head_end)
    declarations = sources.find_declarations(text, start, end)
    urls_said = sources.assign(text, urls, [d for d in declarations if not marks.hold(d.start)])
    return Anatomy(
        title=title,
        place=place,
        dates=_dates(days, anchor),
        accessed=access.day if access else None,
        urls=urls_said,
        language=_language(urls_said, [d.language for d in declarations if not marks.hold(d.start)]),
        head=(start, head_end),
        body=(min(body_start, body_end), body_end),
        tail=(urls[-1].end if urls else end, end),
    )


def _outside(urls: Sequence[CitedUrl], marks: Quotations) -> list[CitedUrl]:
    """Leave out addresses that the quotation itself names, unless the footnote has no other."""
    return [url for url in urls if not marks.hold(url.start)] or list(urls)


def _days(
    text: str, start: int, end: int, *, marks: Quotations, urls: Sequence[CitedUrl], skip: tuple[int, int]
) -> list[FoundSpan]:
    """Return the dates outside quotations, addresses and the words of access, in places of the whole text."""
    reach = min(end, start + _HEAD_REACH)
    found = []
    for span in calendar.find_dates(text[start:reach], language="de"):
        first, last = span.start + start, span.end + start
        named_elsewhere = marks.hold(first) or any(url.start <= first < url.end for url in urls)
        if span.precision != "yearless" and not named_elsewhere and not skip[0] <= first < skip[1]:
            found.append(FoundSpan(span.first, span.last, first, last, span.precision))
    return found


def _anchor(text: str, days: Sequence[FoundSpan], *, body_end: int) -> FoundSpan | None:
    """Return the date that closes the head: the first with a comma, colon or quotation after it, or one soon after."""
    chosen: FoundSpan | None = None
    for day in days:
        if chosen is None:
            if _AFTER_DATE.match(text, day.end, body_end):
                chosen = day
            continue
        between = text[chosen.end : day.start]
        if len(between) > _CHAIN_GAP or any(mark in between for mark in '„“”"«»:'):
            break
        if _AFTER_DATE.match(text, day.end, body_end):
            chosen = day
    return chosen


def _edges(text: str, start: int, body_end: int, *, anchor: FoundSpan | None) -> tuple[int, int]:
    """Return where the head ends and where the body begins."""
    if anchor is not None:
        after = _BEFORE_BODY.match(text, anchor.end, body_end)
        return anchor.start, after.end() if after else anchor.end
    for pair in quotations.find(text, start, body_end).pairs:
        if not _is_title(text, pair.opening, pair.closing, start=start):
            return pair.opening, pair.opening
    return body_end, body_end


def _is_title(text: str, opening: int, closing: int, *, start: int) -> bool:
    """Say whether a quotation in a footnote without a date is the title of a piece, not words taken from it."""
    words = text[opening + 1 : closing].strip()
    leads_in = text[start:opening].rstrip().endswith(":")
    return not leads_in and len(words.split()) <= _MOST_TITLE_WORDS and not words.endswith(_SENTENCE_END)


def _title(text: str, start: int, end: int) -> tuple[str, str]:
    raw = " ".join(text[start:end].split())
    referring = _REFERRING.match(raw)
    raw = raw[referring.end() if referring else 0 :].strip(_EDGES)
    raw, place = places.split_off(raw)
    pairs = quotations.find(raw, 0, len(raw)).pairs
    if len(pairs) == 1 and pairs[0].opening == 0 and pairs[0].closing == len(raw) - 1:
        raw = raw[1:-1]
    return raw.strip(_EDGES), place


def _dates(days: Sequence[FoundSpan], anchor: FoundSpan | None) -> tuple[date, ...]:
    first = [anchor] if anchor else []
    # A month closes the head like a day does, but it is no date.
    exact = [span for span in [*first, *days] if span.precision == "day"]
    every = [day for span in exact for day in (span.first, span.last)]
    return tuple(dict.fromkeys(every))


def _language(urls: Sequence[CitedUrl], declared: Sequence[str]) -> str | None:
    """Return the language of the whole footnote: declared for all its addresses, or where it has none."""
    languages = {url.language for url in urls} if urls else set(declared)
    return languages.pop() if len(languages) == 1 else None
