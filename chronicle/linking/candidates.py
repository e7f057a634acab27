"""Which sections are worth scoring: an index from concepts, days, symbols and numbers to sections."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence

from chronicle.linking.rarity import Rarity
from chronicle.linking.readings import DocumentProfile
from chronicle.linking.sections import SectionProfile

# Up to here every section is scored; beyond, the best by what they share.
_SCORE_ALL = 60
_DAY_POINTS = 4.0
_SYMBOL_POINTS = 8.0
# Concepts of more sections than this share say nothing about which one.
_COMMON_SHARE = 0.2
_NEAR_DAYS = range(-3, 4)


class Candidates:
    """The index over all sections."""

    def __init__(self, sections: Sequence[SectionProfile], rarity: Rarity) -> None:
        """Index the sections."""
        self._count, self._rarity = len(sections), rarity
        self._concepts: dict[str, list[int]] = defaultdict(list)
        self._days: dict[dt.date, list[int]] = defaultdict(list)
        self._symbols: dict[str, list[int]] = defaultdict(list)
        for index, section in enumerate(sections):
            for concept in section.profile.concepts:
                self._concepts[concept].append(index)
            for day in section.profile.key_days:
                self._days[day].append(index)
            for symbol in section.profile.symbols:
                self._symbols[symbol].append(index)

    def of(self, document: DocumentProfile) -> list[int]:
        """Return the numbers of the sections to score."""
        if self._count <= _SCORE_ALL:
            return list(range(self._count))
        points: Counter[int] = Counter()
        for concept in document.profile.concepts:
            holders = self._concepts.get(concept, ())
            if len(holders) <= self._count * _COMMON_SHARE:
                weight = self._rarity.of(concept)
                for index in holders:
                    points[index] += weight  # type: ignore[assignment]  # a Counter of floats is fine
        for index in self._of_days(document):
            points[index] += _DAY_POINTS  # type: ignore[assignment]
        for symbol in document.profile.symbols:
            for index in self._symbols.get(symbol, ()):
                points[index] += _SYMBOL_POINTS  # type: ignore[assignment]
        return [index for index, _ in points.most_common(_SCORE_ALL)]

    def _of_days(self, document: DocumentProfile) -> set[int]:
        days = set(document.profile.days)
        if document.published:
            days.update(document.published + dt.timedelta(days=shift) for shift in _NEAR_DAYS)
        return {index for day in days for index in self._days.get(day, ())}
