"""Heading against text, and footnote against address: dates that cannot both be right."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from chronicle.addresses import aliases, parsing
from chronicle.calendar import addresses as calendar_addresses
from chronicle.calendar import find as calendar
from chronicle.calendar.spans import FoundSpan
from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import Citation, CitedUrl, Defect, DefectCode, Section, Severity
from chronicle.words import Words

_OPENING = 160  # characters within which a section says when its event was
_REPORTED_WITHIN = timedelta(days=3)  # a site reports an event within so many days
# A site may publish a week late; more is a slip of the pen, in the footnote or in the choice of the page.
_PUBLISHED_WITHIN = timedelta(days=10)
_A_MONTH = timedelta(days=31)
# Their addresses carry the day of a migration (a conference of 16 Feb 2022 under t20240530_…).
_MIGRATED = ("mfa-cn:", "mission-cn:", "consulate-cn:")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def find(about: Case) -> Iterator[Defect]:
    """Yield headings whose date the section contradicts, and footnotes whose date their address contradicts."""
    for section in about.entry.sections:
        yield from _heading(about, section)
    for citation in about.entry.citations:
        for url in citation.urls:
            yield from _address(about, citation, url)


def _heading(about: Case, section: Section) -> Iterator[Defect]:
    text = about.entry.text
    if not section.dates or not section.blocks:
        return
    in_heading = _days(text, section.start, section.blocks[0][0])
    in_body = _days(text, section.blocks[0][0], section.end, near=section.dates[0])
    opening = [d for d in in_body if d.precision == "day" and d.start < section.blocks[0][0] + _OPENING]
    if not in_heading or not opening or any(_overlap(one, two) for one in in_heading for two in in_body):
        return
    said, written = opening[0], in_heading[0]
    if not _is_backed(about, section, said=said, written=written):
        return
    one, two = text[written.start : written.end], text[said.start : said.end]
    yield case.in_text(
        DefectCode.DATE_MISMATCH,
        about,
        place=(written.start, written.end),
        message=Words(
            de=f"Die Überschrift nennt den {one}, der Text darunter den {two}.",
            en=f"The heading says “{one}”, the text below it “{two}”.",
        ),
        suggestion=two if written.first == written.last and said.first == said.last else None,
    )


def _days(text: str, start: int, end: int, *, near: date | None = None) -> list[FoundSpan]:
    """Return the days named between two places; "am 17. September" is taken in the year of `near`."""
    return [
        FoundSpan(span.first, span.last, span.start + start, span.end + start, span.precision)
        for span in calendar.find_dates(text[start:end], language="de", near=near)
        if span.precision != "month"
    ]


def _overlap(one: FoundSpan, two: FoundSpan) -> bool:
    return one.first <= two.last and two.first <= one.last


def _is_backed(about: Case, section: Section, *, said: FoundSpan, written: FoundSpan) -> bool:
    """Ask for a second witness: the section's footnotes, or the quarter that the entry is about."""
    footnotes = [day for c in about.entry.citations if c.number in section.marks for day in c.dates]
    if any(abs(day - written.first) <= _REPORTED_WITHIN for day in footnotes):
        return False
    if any(said.first <= day <= said.last + _REPORTED_WITHIN for day in footnotes):
        return True
    quarter = _bounds(about.entry.quarter)
    return quarter is not None and _within(said, quarter) and not _within(written, quarter) and not footnotes


def _bounds(quarter: str) -> tuple[date, date] | None:
    match = _QUARTER.fullmatch(quarter)
    if match is None:
        return None
    year, number = int(match[1]), int(match[2])
    after = date(year + number // 4, number % 4 * 3 + 1, 1)
    return date(year, number * 3 - 2, 1), after - timedelta(days=1)


def _within(span: FoundSpan, bounds: tuple[date, date]) -> bool:
    return bounds[0] <= span.first and span.last <= bounds[1]


def _address(about: Case, citation: Citation, url: CitedUrl) -> Iterator[Defect]:
    if url.url is None or not citation.dates or _is_migrated(url.url):
        return
    days = calendar_addresses.dates_in_url(url.url)
    if not days or any(_is_near(day, citation.dates) for day in days):
        return
    shown = days[0].isoformat()
    said = citation.dates[0].isoformat()
    yield case.in_citation(
        DefectCode.DATE_MISMATCH,
        about,
        citation,
        place=(url.start, url.end),
        message=Words(
            de=f"Fußnote {citation.number} nennt als Datum {said}, ihre Adresse trägt {shown}.",
            en=f"Footnote {citation.number} gives the date {said}, its address bears {shown}.",
        ),
        severity=Severity.B,
    )


def _is_near(day: date, dates: Sequence[date]) -> bool:
    """Say whether one of the dates fits; the first of a month may stand for the month."""
    latest = _A_MONTH if day.day == 1 else _PUBLISHED_WITHIN
    return any(-_PUBLISHED_WITHIN <= other - day <= latest for other in dates)


def _is_migrated(url: str) -> bool:
    try:
        return aliases.alias_key(url).startswith(_MIGRATED)
    except parsing.AddressError:
        return False
