"""A document as the linker sees it."""

import datetime as dt
from dataclasses import dataclass

from chronicle.documents.model import Reading
from chronicle.gazetteer.loading import Gazetteer
from chronicle.linking import profile, symbols, wording
from chronicle.linking.profile import Profile

_LEAD_SENTENCES = 2
_LEAD_CHARACTERS = 600
# Origins of a date that say when the document was published; a day in the text may be any day.
_PUBLISHED = ("metadata", "visible", "url")


@dataclass(frozen=True, slots=True)
class DocumentProfile:
    """One document. `timeline` is the day of publication and every day named, in order; `own_symbols` are those that
    it bears itself; `shingles` are its runs of five words.
    """

    profile: Profile
    published: dt.date | None
    timeline: tuple[dt.date, ...]
    own_symbols: frozenset[str]
    shingles: frozenset[int]

    def words_for(self, day: dt.date) -> str:
        """Return how the document says this day."""
        return self.profile.days.get(day, f"{day:%d.%m.%Y}")


def of_reading(reading: Reading, *, gazetteer: Gazetteer) -> DocumentProfile:
    """Make the profile of a reading."""
    published = next((found.date for found in reading.dates if found.origin in _PUBLISHED), None)
    text = _without_title(reading.text or reading.body_text, reading.title)
    lead = _lead(text)
    known = profile.of_text(
        text,
        title=reading.title,
        lead=lead,
        gazetteer=gazetteer,
        language=reading.language,
        near=published or _some_day(f"{reading.title}\n{lead}"),
    )
    own = {symbols.of_address(reading.url)} | set(symbols.named(reading.title))
    return DocumentProfile(
        profile=known,
        published=published,
        timeline=tuple(sorted({*known.days, *([published] if published else [])})),
        own_symbols=frozenset(symbol for symbol in own if symbol),
        shingles=wording.shingles((reading.body_text or reading.text)[: profile.MAX_CHARACTERS * 4]),
    )


def _some_day(opening: str) -> dt.date | None:
    """Without a date of publication, the one year that title and lead name dates days without a year."""
    years = wording.years(opening)
    return dt.date(min(years), 7, 1) if len(years) == 1 else None


def _without_title(text: str, title: str) -> str:
    """Pages print their title twice, as heading and as first line."""
    return text.removeprefix(title).lstrip() if title else text


def _lead(text: str) -> str:
    ends = [end for _, (_, end) in zip(range(_LEAD_SENTENCES), wording.sentences(text), strict=False)]
    return text[: min(ends[-1], _LEAD_CHARACTERS)] if ends else ""
