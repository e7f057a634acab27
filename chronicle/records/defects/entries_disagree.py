"""Two entries that cannot both be right: who takes over a presidency in which year."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.gazetteer.model import ConceptType, Mention
from chronicle.records import quarters, sentences
from chronicle.records.defects import case
from chronicle.records.defects.case import Case
from chronicle.records.model import Defect, DefectCode
from chronicle.words import Words

_OFFICE = re.compile(r"präsidentschaft|vorsitz", re.IGNORECASE)
_TAKES_OVER = re.compile(
    r"\b(?:übernimmt|übernahm|übernommen|übernehmen|(?:geht|ging|gehen)\b.{1,80}?\büber|übergeht|überging)\b", re.DOTALL
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FROM = re.compile(r"\b(?:von|vom)\s(?:der\s|den\s)?$")


@dataclass(frozen=True, slots=True)
class _Claim:
    """An entry says that a country takes over (or holds) an organisation's presidency in a year."""

    about: Case
    organisation: str
    year: str
    country: str
    start: int
    end: int
    is_takeover: bool


def find(cases: Sequence[Case]) -> Iterator[tuple[Case, Defect]]:
    """Yield a defect per claim that is outnumbered by other entries; of equals the earlier entry's, a forecast."""
    claims: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    for about in cases:
        for claim in (*_takeovers(about), *_titles(about)):
            claims[claim.organisation, claim.year].append(claim)
    for group in claims.values():
        takeovers = [claim for claim in group if claim.is_takeover]
        if len({claim.country for claim in takeovers}) > 1:
            yield from _outnumbered(group, takeovers)


def _outnumbered(group: Sequence[_Claim], takeovers: Sequence[_Claim]) -> Iterator[tuple[Case, Defect]]:
    backers = {c.country: {b.about.entry.name for b in group if b.country == c.country} for c in takeovers}
    latest = {c.country: max(b.about.entry.quarter for b in group if b.country == c.country) for c in takeovers}
    best = max(backers, key=lambda country: (len(backers[country]), latest[country]))
    witness = next(claim for claim in takeovers if claim.country == best)
    for claim in takeovers:
        if claim.country != best and claim.about is not witness.about:
            yield claim.about, _defect(claim, witness)


def _takeovers(about: Case) -> Iterator[_Claim]:
    text = about.entry.text
    for section in about.entry.sections:
        for block in section.blocks:
            for start, end in sentences.find(text, *block):
                yield from _takeover(about, start, end)


def _takeover(about: Case, start: int, end: int) -> Iterator[_Claim]:
    sentence = about.entry.text[start:end]
    years = set(_YEAR.findall(sentence))
    if not _OFFICE.search(sentence) or not _TAKES_OVER.search(sentence) or len(years) != 1:
        return
    mentions = about.gazetteer.find(sentence, "de")
    organisations = {mention.concept for mention in mentions if mention.type is ConceptType.ORG}
    takers = [m for m in _countries(mentions) if not _FROM.search(sentence[: m.start])]
    if len(organisations) == 1 and len({taker.concept for taker in takers}) == 1:
        taker = takers[0]
        yield _Claim(
            about,
            organisation=organisations.pop(),
            year=years.pop(),
            country=taker.concept,
            start=start + taker.start,
            end=start + taker.end,
            is_takeover=True,
        )


def _titles(about: Case) -> Iterator[_Claim]:
    """Yield what a title says: "Q1/2021 - Tadschikische SCO-Präsidentschaft"."""
    title = quarters.without(about.entry.title)
    if not _OFFICE.search(title):
        return
    mentions = about.gazetteer.find(title, "de")
    countries = {mention.concept for mention in _countries(mentions)}
    if len(countries) != 1:
        return
    country = countries.pop()
    for organisation in sorted({mention.concept for mention in mentions if mention.type is ConceptType.ORG}):
        yield _Claim(about, organisation, about.entry.quarter[:4], country, start=0, end=0, is_takeover=False)


def _countries(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.type is ConceptType.COUNTRY]


def _defect(claim: _Claim, witness: _Claim) -> Defect:
    gazetteer = claim.about.gazetteer
    here, there = claim.about.entry, witness.about.entry
    organisation = {language: gazetteer.name(claim.organisation, language) for language in ("de", "en")}
    one = {language: gazetteer.name(claim.country, language) for language in ("de", "en")}
    two = {language: gazetteer.name(witness.country, language) for language in ("de", "en")}
    name = there.title
    return case.in_text(
        DefectCode.ENTRIES_DISAGREE,
        claim.about,
        place=(claim.start, claim.end),
        message=Words(
            de=f"Hier geht die Präsidentschaft ({organisation['de']}, {claim.year}) an {one['de']}, "
            f"im Eintrag „{name}“ an {two['de']}.",
            en=f"Here the presidency ({organisation['en']}, {claim.year}) goes to {one['en']}, "
            f"in the entry “{name}” to {two['en']}.",
        ),
        suggestion=two["de"] if here.text[claim.start : claim.end] == one["de"] else None,
    )
