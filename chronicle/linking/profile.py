"""What a document and a section of the chronicle are compared by, computed once per text."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.calendar import find as calendar
from chronicle.gazetteer.loading import Gazetteer
from chronicle.gazetteer.model import ConceptType, Mention
from chronicle.linking import ordinals, symbols, wording

# More text than this says nothing new about the subject, and costs time.
MAX_CHARACTERS = 60_000
# A longer span is a term of office or a season, not a meeting: only its ends are days to go by.
_LONGEST_MEETING = 14
_EVENT_TYPES = {ConceptType.EVENT, ConceptType.ROLE}


@dataclass(frozen=True, slots=True)
class Profile:
    """Concepts, days, symbols and numbers of one text; values are the forms in which the text says them.

    `named` are all concepts, `key` those of title and lead. `days` are all days, `key_days` those that date the
    whole, `announced` those of them that lay ahead when the text was written. `pairs` are an organisation and an
    event named in one sentence, `ordinals` numbered events, `years` all years named.
    """

    title: str
    concepts: Mapping[str, str]
    named: frozenset[str]
    key: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    days: Mapping[dt.date, str]
    key_days: Mapping[dt.date, str]
    symbols: Mapping[str, str]
    numbers: Mapping[str, str]
    title_words: tuple[frozenset[str], ...]
    ordinals: Mapping[tuple[str, int], str]
    years: frozenset[int]
    announced: frozenset[dt.date] = frozenset()


def of_text(
    text: str,
    *,
    title: str,
    lead: str,
    gazetteer: Gazetteer,
    language: str | None = None,
    near: dt.date | None = None,
    titles: tuple[str, ...] = (),
) -> Profile:
    """Make a profile of a text whose title and lead say what it is about.

    `near` dates days without a year; `titles` are further titles that the text goes by.
    """
    whole = f"{title}\n{lead}\n{text}"[:MAX_CHARACTERS]
    key_text = f"{title}\n{lead}"
    mentions = gazetteer.find(whole)
    key_end = len(key_text)
    return Profile(
        title=title,
        concepts=(concepts := _forms(mentions)),
        named=frozenset(concepts),
        key=frozenset(m.concept for m in mentions if m.end <= key_end),
        pairs=_pairs(whole, mentions),
        days=days_in(whole, language=language, near=near),
        key_days=days_in(key_text, language=language, near=near),
        symbols=symbols.named(whole),
        numbers=wording.numbers(whole),
        title_words=tuple(frozenset(wording.tokens(t)) for t in (title, *titles) if t),
        ordinals=ordinals.of_text(whole, mentions),
        years=wording.years(whole),
    )


def days_in(text: str, *, language: str | None = None, near: dt.date | None = None) -> dict[dt.date, str]:
    """Return the days that a text names, with the words that name them; months are too vague."""
    found: dict[dt.date, str] = {}
    for span in calendar.find_dates(text, language=language, near=near):
        if span.precision == "month":
            continue
        short = (span.last - span.first).days <= _LONGEST_MEETING
        for day in span.days if short else (span.first, span.last):
            found.setdefault(day, text[span.start : span.end])
    return found


def _forms(mentions: tuple[Mention, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in mentions:
        found.setdefault(mention.concept, mention.surface)
    return found


def _pairs(text: str, mentions: tuple[Mention, ...]) -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    remaining = iter(mentions)
    mention = next(remaining, None)
    for _, end in wording.sentences(text):
        inside: list[Mention] = []
        while mention is not None and mention.start < end:
            inside.append(mention)
            mention = next(remaining, None)
        organisations = {m.concept for m in inside if m.type is ConceptType.ORG}
        pairs.update((org, m.concept) for m in inside if m.type in _EVENT_TYPES for org in organisations)
    return frozenset(pairs)
