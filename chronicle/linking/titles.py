"""How alike two titles are: by the rare words that they share, not by the vocabulary of the trade."""

import math
from collections import Counter
from collections.abc import Iterable

from chronicle.gazetteer import folding
from chronicle.languages import stopwords

# A small chronicle knows little about how common a word is in titles: so many titles stand for those not seen.
_PRIOR_TITLES = 20
_PRIOR_SEEN = 0.5
# Prepositions of Russian; single Chinese characters stay.
_SHORTEST = 3
_LITTLE = frozenset().union(*stopwords.STOPWORDS.values())
# One shared word, however rare, makes no like titles.
_LEAST_SHARED = 2


class Titles:
    """The words of all titles of the chronicle and of its sources."""

    def __init__(self, titles: Iterable[frozenset[str]]) -> None:
        """Count in how many titles each word stands."""
        self._counted: Counter[str] = Counter()
        self._total = 0
        for words in titles:
            self._counted.update(words)
            self._total += 1

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return 0 for nothing in common to 1 for equal words."""
        mine, theirs = _telling(one), _telling(other)
        shared = mine & theirs
        if len(shared) < _LEAST_SHARED:
            return 0.0
        norm = math.sqrt(sum(self._weight(w) ** 2 for w in mine) * sum(self._weight(w) ** 2 for w in theirs))
        return sum(self._weight(word) ** 2 for word in shared) / norm

    def _weight(self, word: str) -> float:
        return math.log((self._total + _PRIOR_TITLES) / (self._counted[word] + _PRIOR_SEEN))


def _telling(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if (len(w) >= _SHORTEST or folding.HAN.match(w)) and w not in _LITTLE)
