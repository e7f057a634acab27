"""Weights and thresholds of the scorer. Signs are fixed: evidence never turns against itself."""

from dataclasses import dataclass

from chronicle.gazetteer.model import ConceptType

SCORER_VERSION = "1"

# How much a shared concept of each type says; countries and offices are in every text.
OF_TYPE = {
    ConceptType.PERSON: 1.3,
    ConceptType.ORG: 1.0,
    ConceptType.PLACE: 1.0,
    ConceptType.TOPIC: 1.0,
    ConceptType.EVENT: 0.7,
    ConceptType.COUNTRY: 0.6,
    ConceptType.ROLE: 0.6,
}
# Types that make a match specific: who, where and about what, not how.
SPECIFIC = frozenset({ConceptType.PERSON, ConceptType.ORG, ConceptType.TOPIC, ConceptType.PLACE})

# Share of sections that would name a concept of this type by chance, and how many sections that guess is worth: a
# chronicle of eight sections knows little about how common a word is.
PRIOR_SHARE = {
    ConceptType.PERSON: 0.03,
    ConceptType.ORG: 0.06,
    ConceptType.PLACE: 0.03,
    ConceptType.TOPIC: 0.06,
    ConceptType.EVENT: 0.15,
    ConceptType.COUNTRY: 0.15,
    ConceptType.ROLE: 0.15,
}
PRIOR_SECTIONS = 20

# Days between the document's day and a key day of the section -> share of the date's weight.
DATE_STEPS = ((0, 1.0), (1, 0.85), (3, 0.6), (7, 0.4), (31, 0.15))
CONFLICT_DAYS = 75


@dataclass(frozen=True, slots=True)
class Weights:
    """Points per piece of evidence at full strength."""

    date: float = 2.0
    date_text: float = 1.0
    announced: float = 0.8
    conflict: float = -2.5
    key_cosine: float = 3.5
    cosine: float = 2.5
    contained: float = 1.0
    key_contained: float = 2.0
    off_topic: float = -1.0
    specific: float = 0.8
    missing: float = -1.0
    event: float = 0.8
    ordinal: float = 0.8
    symbol: float = 3.0
    symbol_in_text: float = 1.5
    number: float = 0.7
    title: float = 3.0


@dataclass(frozen=True, slots=True)
class Bands:
    """Least scores of the bands; two kinds of evidence are asked for from `probably` upwards."""

    belongs: float = 4.7
    probably: float = 4.0
    possible: float = 3.25


DEFAULT = Weights()
BANDS = Bands()
