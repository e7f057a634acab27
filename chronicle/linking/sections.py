"""The sections of the chronicle as the linker sees them."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chronicle.gazetteer.loading import Gazetteer
from chronicle.linking import profile, symbols
from chronicle.linking.profile import Profile
from chronicle.records.model import Citation, Entry, Section

# A section without a heading says in its first sentences what it is about.
_LEAD_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class SectionProfile:
    """One section with its footnotes. `about` are the symbols in its heading or in a footnote's title, with the number
    of that footnote (None: the heading).
    """

    entry: str
    index: int
    heading: str
    profile: Profile
    about: Mapping[str, int | None]
    footnotes: tuple[tuple[int, Profile], ...]


def of_entry(entry: Entry, *, gazetteer: Gazetteer) -> Iterator[SectionProfile]:
    """Yield a profile per section."""
    for index, section in enumerate(entry.sections):
        citations = [citation for citation in entry.citations if _belongs(citation, index, entry)]
        yield _of_section(entry, index, section, citations=citations, gazetteer=gazetteer)


def _belongs(citation: Citation, index: int, entry: Entry) -> bool:
    """A footnote that nothing refers to belongs to the only section there is."""
    return citation.section == index or (citation.section is None and len(entry.sections) == 1)


def _of_section(
    entry: Entry, index: int, section: Section, *, citations: list[Citation], gazetteer: Gazetteer
) -> SectionProfile:
    titles = tuple(citation.title for citation in citations)
    lead = "\n".join([section.text[:_LEAD_CHARACTERS], *titles])
    quotes = [quote.text for citation in citations for quote in citation.quotes]
    whole = profile.of_text(
        "\n".join([section.text, *quotes]),
        title=section.heading,
        lead=lead,
        gazetteer=gazetteer,
        near=_some_day(section, citations),
        titles=titles,
    )
    about: dict[str, int | None] = dict.fromkeys(symbols.named(section.heading))
    about.update({symbol: c.number for c in reversed(citations) for symbol in symbols.named(c.title)})
    return SectionProfile(
        entry=entry.name,
        index=index,
        heading=section.heading or entry.title,
        profile=_with_dates(whole, section, citations),
        about=about,
        footnotes=tuple((c.number, _of_footnote(c, section, gazetteer=gazetteer)) for c in citations),
    )


def _some_day(section: Section, citations: list[Citation]) -> dt.date | None:
    dates = [*section.dates, *(date for citation in citations for date in citation.dates)]
    return min(dates, default=None)


def _with_dates(whole: Profile, section: Section, citations: list[Citation]) -> Profile:
    """Add the days that the importer found, in the form in which editors know them; days after the
    youngest source are announced.
    """
    known = [*section.dates, *(date for citation in citations for date in citation.dates)]
    stated = {date: f"{date:%d.%m.%Y}" for date in known}
    key_days = {**stated, **whole.key_days}
    written = max((date for citation in citations for date in citation.dates), default=dt.date.max)
    return dataclasses.replace(
        whole,
        days={**stated, **whole.days},
        key_days=key_days,
        announced=frozenset(date for date in key_days if date > written),
    )


def _of_footnote(citation: Citation, section: Section, *, gazetteer: Gazetteer) -> Profile:
    mark = f"[{citation.number}]"
    paragraph = next((p for p in section.text.split("\n") if mark in p), "")
    text = "\n".join([*(quote.text for quote in citation.quotes), paragraph])
    found = profile.of_text(text, title=citation.title, lead="", gazetteer=gazetteer)
    days = {date: f"{date:%d.%m.%Y}" for date in citation.dates}
    return dataclasses.replace(found, key_days={**days, **found.key_days})
