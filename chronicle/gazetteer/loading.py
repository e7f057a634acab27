"""The gazetteer: packaged names, countries, and what the owner adds."""

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from chronicle.gazetteer import countries, matching, tables
from chronicle.gazetteer.model import Concept, Mention

_VERSION_LENGTH = 12


class Gazetteer:
    """Concepts, searchable. `version` changes with every name in it."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """Take the concepts; those of one id are one concept with the names of all."""
        merged: dict[str, Concept] = {}
        for concept in concepts:
            merged[concept.id] = _merge(merged[concept.id], concept) if concept.id in merged else concept
        self.concepts: Mapping[str, Concept] = merged
        self.version = _version(merged.values())
        self._matcher = matching.Matcher(merged.values())

    def find(self, text: str, language: str | None = None) -> tuple[Mention, ...]:
        """Return where the text names a concept, in order. With `language` only names of that language count."""
        return self._matcher.find(text, language=language)

    def name(self, concept: str, language: str) -> str:
        """Return a concept's first name in a language for readers ("International Telecommunication Union" -> "ITU").

        Falls back to English, then to the id.
        """
        known = self.concepts[concept].patterns
        names = known.get(language) or known.get("en") or (concept,)
        return names[0].strip("=").replace("*", "")


def load(extra: Iterable[Mapping[str, Any]] = ()) -> Gazetteer:
    """Return the packaged gazetteer, with tables of the same form added. Raises GazetteerError for a bad table."""
    added = tuple(extra)
    return _packaged() if not added else _build(added)


@functools.cache
def _packaged() -> Gazetteer:
    return _build(())


def _build(added: tuple[Mapping[str, Any], ...]) -> Gazetteer:
    rows = [concept for table in (*tables.packaged(), *added) for concept in tables.concepts(table)]
    return Gazetteer([*countries.concepts(), *rows])


def _merge(one: Concept, other: Concept) -> Concept:
    languages = dict.fromkeys([*one.patterns, *other.patterns])
    return Concept(
        id=one.id,
        type=one.type,
        patterns={
            language: tuple(dict.fromkeys([*one.patterns.get(language, ()), *other.patterns.get(language, ())]))
            for language in languages
        },
        core=one.core or other.core,
        off_topic=one.off_topic or other.off_topic,
        focus=one.focus or other.focus,
        exclusions=tuple(dict.fromkeys([*one.exclusions, *other.exclusions])),
    )


def _version(concepts: Iterable[Concept]) -> str:
    rows = [
        [
            c.id,
            c.type,
            {language: list(names) for language, names in c.patterns.items()},
            c.core,
            c.off_topic,
            c.focus,
            c.exclusions,
        ]
        for c in concepts
    ]
    digest = hashlib.sha256(json.dumps(rows, sort_keys=True, ensure_ascii=False).encode())
    return f"sha256:{digest.hexdigest()[:_VERSION_LENGTH]}"
