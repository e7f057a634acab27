"""How much a concept says: the rarer among the sections, the more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from chronicle.gazetteer.model import Concept, ConceptType
from chronicle.linking import weights


class Rarity:
    """Information of concepts, from the sections and from a prior per type."""

    def __init__(self, sections: Iterable[Iterable[str]], concepts: Mapping[str, Concept]) -> None:
        """Count in how many sections each concept occurs."""
        counted: Counter[str] = Counter()
        total = 0
        for named in sections:
            counted.update(set(named))
            total += 1
        self._counted, self._total, self._concepts = counted, total, concepts
        self._known: dict[str, float] = {}

    def of(self, concept: str) -> float:
        """Return the weighted information of a concept, about 0 to 5."""
        known = self._known.get(concept)
        if known is None:
            known = self._known[concept] = self._information(concept)
        return known

    def _information(self, concept: str) -> float:
        kind: ConceptType = self._concepts[concept].type
        expected = weights.PRIOR_SECTIONS * weights.PRIOR_SHARE[kind]
        share = (self._counted[concept] + expected) / (self._total + weights.PRIOR_SECTIONS)
        return weights.OF_TYPE[kind] * math.log(1 / min(1.0, share) + 0.2)
