"""Pieces of evidence between a document and a section: what is shared, how many points, in whose words."""

import bisect
import datetime as dt
import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chronicle.gazetteer.loading import Gazetteer
from chronicle.linking import weights
from chronicle.linking.profile import Profile
from chronicle.linking.rarity import Rarity
from chronicle.linking.readings import DocumentProfile
from chronicle.linking.sections import SectionProfile
from chronicle.linking.titles import Titles
from chronicle.linking.weights import Weights

_SHRINKAGE = 4.0
_FULL_SPECIFIC = 8.0
_ENOUGH_NAMES = 3
_SHOWN = 8
_DAYS_SHOWN = 2
_MOST_ALIEN = 2
# Concept sets whose length is remembered: those of the sections, which are asked for again and again.
_NORMS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: `kind` groups pieces that say the same in different ways; `pairs` are forms of document and entry."""

    name: str
    kind: str
    points: float
    document_forms: tuple[str, ...] = ()
    entry_forms: tuple[str, ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """All evidence between a document and a section."""

    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """The sum of the points."""
        return sum(piece.points for piece in self.evidence)

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of evidence that speak for the link."""
        return frozenset(piece.kind for piece in self.evidence if piece.points > 0 and piece.kind)

    @property
    def is_of_other_time(self) -> bool:
        """Days or years differ: next year's meeting of the same people under the same title."""
        return any(piece.name in {"other-time", "other-years"} for piece in self.evidence)


class Scorer:
    """Weighs a document against sections."""

    def __init__(
        self, rarity: Rarity, titles: Titles, *, gazetteer: Gazetteer, points: Weights = weights.DEFAULT
    ) -> None:
        """Take what is known of concepts and titles, and the points that each piece is worth."""
        self._rarity, self._titles, self._gazetteer, self._points = rarity, titles, gazetteer, points
        self._norm = functools.lru_cache(maxsize=_NORMS_KEPT)(self._squared)

    def score(self, document: DocumentProfile, section: SectionProfile) -> Scored:
        """Return the evidence, strongest first."""
        pieces = [
            *self._dates(document, section.profile),
            *self._names(document.profile, section.profile, [part for _, part in section.footnotes]),
            *self._events(document.profile, section.profile),
            *self._symbols(document.profile, section),
            *self._numbers(document.profile, section.profile),
            *self._title(document.profile, section.profile),
        ]
        return Scored(tuple(sorted(pieces, key=lambda piece: -abs(piece.points))))

    def score_profile(self, document: DocumentProfile, footnote: Profile) -> float:
        """Return the points of dates, names and title alone, to choose among the footnotes of a section."""
        pieces = [
            *self._dates(document, footnote),
            *self._names(document.profile, footnote),
            *self._title(document.profile, footnote),
        ]
        return sum(piece.points for piece in pieces)

    def _dates(self, document: DocumentProfile, section: Profile) -> Iterator[Evidence]:
        days = document.profile.days
        common = sorted(days.keys() & section.key_days.keys())[:_DAYS_SHOWN]
        forms = tuple(days[day] for day in common), tuple(section.key_days[day] for day in common)
        if common:
            yield Evidence("date-in-text", "date", self._points.date_text, *forms)
        if section.announced & set(common):
            yield Evidence("announced", "date", self._points.announced, forms[0][:1], forms[1][:1])
        if document.timeline and section.key_days:
            gap, day, theirs = _nearest(document.timeline, section.key_days)
            share = next((share for most, share in weights.DATE_STEPS if gap <= most), 0.0)
            if share:
                named = (document.words_for(day),), (section.key_days[theirs],)
                yield Evidence("date", "date", self._points.date * share, *named, {"days": str(gap)})
        if not common:
            yield from self._other_time(document, section)

    def _other_time(self, document: DocumentProfile, section: Profile) -> Iterator[Evidence]:
        """Yearly series differ by their time: every day months away, or other years where no day is known.

        A day that the section only mentions in passing (a date announced) takes half of it back.
        """
        mine, years = (document.published,) if document.published else document.timeline, document.profile.years
        if mine and section.key_days:
            gap, day, theirs = _nearest(mine, section.key_days)
            if gap > weights.CONFLICT_DAYS:
                share = 0.5 if document.profile.days.keys() & section.days.keys() else 1.0
                forms = (document.words_for(day),), (section.key_days[theirs],)
                yield Evidence("other-time", "", self._points.conflict * share, *forms, {"days": str(gap)})
        elif not mine and years and section.years and not years & section.years:
            yield Evidence("other-years", "", self._points.conflict, (_listed(years),), (_listed(section.years),))

    def _names(self, mine: Profile, theirs: Profile, parts: Iterable[Profile] = ()) -> Iterator[Evidence]:
        """Compare concepts: with the whole section, and with its footnotes, whichever is more alike."""
        rarity = self._rarity.of
        shared_key, shared = mine.key & theirs.key, mine.named & theirs.named
        found_key = mine.key & theirs.named
        specific_ones = [c for c in shared_key if self._gazetteer.concepts[c].type in weights.SPECIFIC]
        specific = min(1.0, sum(map(rarity, specific_ones)) / _FULL_SPECIFIC)
        wholes = [theirs, *parts]
        points = (
            self._points.key_cosine * max(self._cosine(mine.key, one.key) for one in wholes)
            + self._points.cosine * max(self._cosine(mine.named, one.named) for one in wholes)
            + self._points.contained * self._share(shared, mine.named)
            + self._points.key_contained * self._share(found_key, mine.key)
            + self._points.specific * specific
        )
        if shared:
            enough = len(shared) >= _ENOUGH_NAMES or specific >= 0.5  # noqa: PLR2004 - half of the full strength
            shown = sorted(shared, key=lambda c: (c not in shared_key, -rarity(c)))[:_SHOWN]
            mine_forms, their_forms = zip(*((mine.concepts[c], theirs.concepts[c]) for c in shown), strict=True)
            yield Evidence("names", "names" if enough else "", points, mine_forms, their_forms)
        yield from self._missing(mine, mine.key - theirs.named)

    def _missing(self, mine: Profile, missing: frozenset[str]) -> Iterator[Evidence]:
        """Main concepts of the document that the section does not know; off-topic ones tell of another subject."""
        if not missing:
            return
        rarity = self._rarity.of
        share = sum(map(rarity, missing)) / sum(map(rarity, mine.key))
        alien = sum(self._gazetteer.concepts[concept].off_topic for concept in missing)
        points = self._points.missing * share + self._points.off_topic * min(alien, _MOST_ALIEN)
        forms = tuple(mine.concepts[c] for c in sorted(missing, key=lambda c: (-rarity(c), c))[:_SHOWN])
        yield Evidence("missing", "", points, forms)

    def _share(self, found: frozenset[str], wanted: frozenset[str]) -> float:
        """Return how much of what is wanted is found, from 0 to 1."""
        weight = sum(map(self._rarity.of, found))
        return _shrunk(weight / (sum(map(self._rarity.of, wanted)) or 1), weight)

    def _cosine(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        common = [self._rarity.of(concept) for concept in mine & theirs]
        if not common:
            return 0.0
        norm = math.sqrt(self._norm(mine) * self._norm(theirs))
        return _shrunk(sum(weight**2 for weight in common) / norm, sum(common))

    def _squared(self, concepts: frozenset[str]) -> float:
        return sum(self._rarity.of(concept) ** 2 for concept in concepts)

    def _events(self, mine: Profile, theirs: Profile) -> Iterator[Evidence]:
        pairs = sorted(mine.pairs & theirs.pairs, key=lambda pair: -sum(map(self._rarity.of, pair)))
        if pairs:
            forms = [(" + ".join(p.concepts[c] for c in pairs[0])) for p in (mine, theirs)]
            yield Evidence("event", "event", self._points.event, (forms[0],), (forms[1],))
        numbered = sorted(mine.ordinals.keys() & theirs.ordinals.keys(), key=lambda pair: -self._rarity.of(pair[0]))
        if numbered:
            forms = [one.ordinals[numbered[0]] for one in (mine, theirs)]
            yield Evidence("ordinal", "event", self._points.ordinal, (forms[0],), (forms[1],))

    def _symbols(self, mine: Profile, section: SectionProfile) -> Iterator[Evidence]:
        about = sorted(mine.symbols.keys() & section.about.keys())
        shared = about or sorted(mine.symbols.keys() & section.profile.symbols.keys())
        if shared:
            points = self._points.symbol if about else self._points.symbol_in_text
            theirs = tuple(section.profile.symbols.get(symbol, symbol) for symbol in shared)
            yield Evidence("symbol", "symbol", points, tuple(mine.symbols[symbol] for symbol in shared), theirs)

    def _numbers(self, mine: Profile, theirs: Profile) -> Iterator[Evidence]:
        shared = sorted(mine.numbers.keys() & theirs.numbers.keys(), key=len, reverse=True)[:_SHOWN]
        if shared:
            forms = tuple(mine.numbers[n] for n in shared), tuple(theirs.numbers[n] for n in shared)
            yield Evidence("number", "number", self._points.number, *forms)

    def _title(self, mine: Profile, theirs: Profile) -> Iterator[Evidence]:
        if not mine.title_words:
            return
        likeness = max((self._titles.likeness(mine.title_words[0], w) for w in theirs.title_words), default=0.0)
        if likeness >= 0.5:  # noqa: PLR2004 - fewer shared words are the trade's common vocabulary
            yield Evidence("title", "title", self._points.title * likeness, (mine.title,))


def _nearest(mine: Sequence[dt.date], theirs: Iterable[dt.date]) -> tuple[int, dt.date, dt.date]:
    """Return the smallest gap in days with its two ends. `mine` is sorted: a page may name thousands of days."""
    best = (10**6, dt.date.min, dt.date.min)
    for day in theirs:
        at = bisect.bisect_left(mine, day)
        best = min([best, *((abs((near - day).days), near, day) for near in mine[max(0, at - 1) : at + 1])])
    return best


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def _shrunk(value: float, weight: float) -> float:
    """One shared word proves little, however rare the rest of both texts is."""
    return value * weight / (weight + _SHRINKAGE)
