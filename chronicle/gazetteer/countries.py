"""Names of countries from CLDR, with the Russian cases spelled out; adjectives stand in the packaged table."""

import functools
import re

import babel

from chronicle.gazetteer.model import LANGUAGES, Concept, ConceptType

_STATE = re.compile(r"[A-Z]{2}")
_NO_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
# Names that are common words in the language of the sources ("Guinea" is also part of three others).
_AMBIGUOUS = {"en": {"Georgia", "Jordan", "Chad"}, "de": {"Niger", "Tschad"}, "zh": set(), "ru": {"Чад", "Того"}}
_PARENTHESIS = re.compile(r"\s*[(（].*$")
# Ending of the nominative -> endings of the other cases that press texts use.
_CASES = (
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ея", ("ея", "еи", "ею", "еей")),
    ("ь", ("ь", "и", "ью", "я", "ю", "ем", "е")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
)
_CONSONANT_CASES = ("", "а", "у", "ом", "е")


@functools.cache
def concepts() -> tuple[Concept, ...]:
    """Return a concept per country; its id is the ISO 3166 code."""
    names = {language: babel.Locale.parse(language).territories for language in LANGUAGES}
    codes = sorted(code for code in map(str, names["en"]) if _STATE.fullmatch(code) and code not in _NO_STATES)
    found = []
    for code in codes:
        patterns = {
            language: _patterns(str(table[code]), language) for language, table in names.items() if code in table
        }
        if any(patterns.values()):
            found.append(Concept(code, ConceptType.COUNTRY, patterns))
    return tuple(found)


def _patterns(name: str, language: str) -> tuple[str, ...]:
    name = _PARENTHESIS.sub("", name)
    if name in _AMBIGUOUS[language]:
        return ()
    if language == "zh":
        return (name,) if len(name) > 1 else ()
    return tuple(f"={form}" for form in (_russian_cases(name) if language == "ru" else (name,)))


def _russian_cases(name: str) -> tuple[str, ...]:
    if " " in name or "-" in name:
        return (name,)
    for ending, cases in _CASES:
        if name.endswith(ending):
            return tuple(name.removesuffix(ending) + case for case in cases)
    return (name,) if name[-1] in "оеуиыэюя" else tuple(name + case for case in _CONSONANT_CASES)
