"""Find the names of a gazetteer in a text: one pass of an automaton, each hit confirmed by the name's own pattern."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from chronicle.gazetteer import folding, patterns
from chronicle.gazetteer.model import Concept, Mention

_LONGEST_COMPOUND = 40


@dataclass(frozen=True, slots=True)
class _Name:
    concept: Concept
    compiled: patterns.Compiled
    language: str


def _automaton(table: dict[str, list[Any]]) -> Any | None:  # noqa: ANN401 - the library has no types
    if not table:
        return None  # an automaton without words cannot be asked
    automaton = ahocorasick.Automaton()
    for key, values in table.items():
        automaton.add_word(key, values)
    automaton.make_automaton()
    return automaton


class Matcher:
    """The compiled names of some concepts."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """Compile every name; raises GazetteerError for one that cannot be searched."""
        by_needle: dict[str, list[_Name]] = {}
        excluded: dict[str, list[tuple[str, str]]] = {}
        for concept in concepts:
            for language, names in concept.patterns.items():
                for name in names:
                    compiled = patterns.compile_name(name)
                    by_needle.setdefault(compiled.needle, []).append(_Name(concept, compiled, language))
            for phrase in concept.exclusions:
                folded = folding.fold(phrase)
                excluded.setdefault(folded, []).append((concept.id, folded))
        self._names = _automaton(by_needle)
        self._excluded = _automaton(excluded)

    def find(self, text: str, *, language: str | None = None) -> tuple[Mention, ...]:
        """Return the mentions in order; of overlapping mentions of one concept only the longest."""
        cased, folded = folding.keep_case(text), folding.fold(text)
        barred = list(self._barred(folded))
        found = [
            mention
            for mention in self._hits(text, cased, folded, language)
            if not any(c == mention.concept and s <= mention.start and mention.end <= e for c, s, e in barred)
        ]
        return tuple(_longest(found))

    def _hits(self, text: str, cased: str, folded: str, language: str | None) -> Iterator[Mention]:
        if self._names is None:
            return
        for last, names in self._names.iter(folded):
            for name in names:
                if language is not None and name.language != language:
                    continue
                compiled = name.compiled
                subject = cased if compiled.keeps_case else folded
                start = last + 1 - len(compiled.needle)
                match = compiled.match(subject, start)
                if match is None:
                    continue
                if compiled.lead < 0:
                    start = _word_start(subject, start)
                concept = name.concept
                yield Mention(concept.id, concept.type, text[start : match.end()], start, match.end())

    def _barred(self, folded: str) -> Iterator[tuple[str, int, int]]:
        if self._excluded is None:
            return
        for last, concepts in self._excluded.iter(folded):
            for concept, phrase in concepts:
                yield concept, last + 1 - len(phrase), last + 1


def _word_start(text: str, start: int) -> int:
    lowest = max(0, start - _LONGEST_COMPOUND)
    while start > lowest and text[start - 1].isalnum():
        start -= 1
    return start


def _longest(mentions: list[Mention]) -> Iterator[Mention]:
    """Drop mentions that lie inside a longer one of the same concept, keep the order of the text."""
    ends: dict[str, int] = {}
    for mention in sorted(set(mentions), key=lambda m: (m.start, -m.end, m.concept)):
        if mention.end > ends.get(mention.concept, -1):
            ends[mention.concept] = mention.end
            yield mention
