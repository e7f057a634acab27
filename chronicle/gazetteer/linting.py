"""What is wrong with a gazetteer: said once, before a name that never matches costs a link."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.gazetteer import folding, matching
from chronicle.gazetteer.model import LANGUAGES, Concept, ConceptType
from chronicle.words import Words

_SHORTEST = {"zh": 2, "de": 3, "en": 3, "ru": 3}
_LONG_ENOUGH_TO_INFLECT = 4
# Endings under which Russian nouns and adjectives of each gender meet us in running text.
_ENDINGS = ("а", "у", "ом", "е", "ой", "ы", "и")
_INDECLINABLE = "оеуиыэю"


@dataclass(frozen=True, slots=True)
class Problem:
    """A flaw of one concept: a stable code, the name it is about ("" for the whole concept), and a sentence."""

    concept: str
    code: str
    name: str
    words: Words


def lint(concepts: Iterable[Concept], *, texts: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return the flaws: missing languages, names too short, names of two concepts, Russian names without inflection.

    With `texts` (readings, entries) also the concepts that none of them names.
    """
    known = [concept for concept in concepts if concept.type is not ConceptType.COUNTRY]
    found = [
        *(problem for concept in known for problem in _of_concept(concept)),
        *_shared(known),
        *_never_found(known, tuple(texts)),
    ]
    return tuple(found)


def _of_concept(concept: Concept) -> Iterator[Problem]:
    for language in LANGUAGES:
        names = concept.patterns.get(language, ())
        if not names:
            yield Problem(
                concept.id,
                "missing-language",
                "",
                Words(
                    de=f"{concept.id}: kein Name auf {language}; bitte einen ergänzen",
                    en=f"{concept.id}: no name in {language}; add one",
                ),
            )
        for name in names:
            yield from _of_name(concept, name, language)


def _of_name(concept: Concept, name: str, language: str) -> Iterator[Problem]:
    letters = name.strip("=*")
    shortest = 2 if folding.HAN.search(letters) else _SHORTEST[language]
    if not name.startswith("=") and len(letters) < shortest:
        yield Problem(
            concept.id,
            "too-short",
            name,
            Words(
                de=f"{concept.id}: „{name}“ ist zu kurz; mit „=“ nur in dieser Schreibung suchen",
                en=f"{concept.id}: “{name}” is too short; put “=” before it to match this spelling only",
            ),
        )
    if language == "ru" and _stiff(name):
        yield Problem(
            concept.id,
            "no-inflection",
            name,
            Words(
                de=f"{concept.id}: „{name}“ wird gebeugt nicht gefunden; den Stamm mit „*“ angeben",
                en=f"{concept.id}: “{name}” is not found when inflected; give the stem with “*”",
            ),
        )


def _stiff(name: str) -> bool:
    """Say whether a Russian name would be missed in another case."""
    last = name.rpartition(" ")[2]
    if name.startswith("=") or "*" in last or len(last) < _LONG_ENOUGH_TO_INFLECT or not _is_russian(last):
        return False
    if " " in name or last[-1] in _INDECLINABLE:  # a phrase is declined at its first words, which have their own stars
        return False
    probe = Concept("probe", ConceptType.TOPIC, {"ru": (name,)})
    matcher = matching.Matcher([probe])
    return not any(matcher.find(last + ending) for ending in _ENDINGS)


def _is_russian(word: str) -> bool:
    return all("а" <= letter <= "я" or letter == "-" for letter in folding.fold(word))


def _shared(concepts: list[Concept]) -> Iterator[Problem]:
    """Two things of one kind cannot go by one name; an office and its meeting may."""
    owners: dict[tuple[ConceptType, str], str] = {}
    for concept in concepts:
        for name in dict.fromkeys(name for names in concept.patterns.values() for name in names):
            owner = owners.setdefault((concept.type, name), concept.id)
            if owner != concept.id:
                yield Problem(
                    concept.id,
                    "shared-name",
                    name,
                    Words(
                        de=f"{concept.id}: „{name}“ ist auch ein Name von {owner}; nur einem der beiden geben",
                        en=f"{concept.id}: “{name}” is a name of {owner} too; give it to one of them",
                    ),
                )


def _never_found(concepts: list[Concept], texts: tuple[str, ...]) -> Iterator[Problem]:
    if not texts:
        return
    matcher = matching.Matcher(concepts)
    found = {mention.concept for text in texts for mention in matcher.find(text)}
    for concept in concepts:
        if concept.id not in found:
            yield Problem(
                concept.id,
                "never-found",
                "",
                Words(
                    de=f"{concept.id}: kommt in keinem der Texte vor",
                    en=f"{concept.id}: none of the texts names it",
                ),
            )
