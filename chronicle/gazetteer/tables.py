"""Tables of names (packaged, and those of the owner) to concepts; strict, with the place of a mistake."""

import importlib.resources
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from chronicle.gazetteer.model import LANGUAGES, Concept, ConceptType, GazetteerError

# Heading of a table's part -> type of its concepts.
PARTS = {
    "orgs": ConceptType.ORG,
    "persons": ConceptType.PERSON,
    "places": ConceptType.PLACE,
    "countries": ConceptType.COUNTRY,
    "roles": ConceptType.ROLE,
    "events": ConceptType.EVENT,
    "topics": ConceptType.TOPIC,
}
_FLAGS = {"core", "off_topic", "focus"}
_PACKAGED = ("organisations", "people", "places", "events", "topics")


def packaged() -> tuple[Mapping[str, Any], ...]:
    """Return the tables that ship with the product."""
    folder = importlib.resources.files("chronicle.gazetteer").joinpath("names")
    return tuple(_parse(folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8")) for name in _PACKAGED)


def _parse(text: str) -> Mapping[str, Any]:
    # The C loader is as safe and eight times as quick; not every build of the library has it.
    table: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return table


def concepts(table: Mapping[str, Any]) -> Iterator[Concept]:
    """Yield the concepts of one table; raise GazetteerError for what cannot be one."""
    for part, rows in table.items():
        if part not in PARTS:
            raise GazetteerError(f"gazetteer: unknown part {part!r}; use one of {', '.join(PARTS)}")
        if not isinstance(rows, Mapping):
            raise GazetteerError(f"gazetteer.{part}: needs concepts as 'name: {{de: [...], en: [...]}}'")
        for name, row in rows.items():
            yield _concept(str(name), PARTS[part], row, place=f"gazetteer.{part}.{name}")


def _concept(name: str, kind: ConceptType, row: object, *, place: str) -> Concept:
    if not isinstance(row, Mapping):
        raise GazetteerError(f"{place}: needs names per language, as '{{de: [...], en: [...], ru: [...], zh: [...]}}'")
    unknown = set(row) - set(LANGUAGES) - _FLAGS - {"not"}
    if unknown:
        raise GazetteerError(f"{place}: unknown field {min(map(str, unknown))!r}; languages are {', '.join(LANGUAGES)}")
    patterns = {language: _phrases(row[language], f"{place}.{language}") for language in LANGUAGES if language in row}
    if not any(patterns.values()):
        raise GazetteerError(f"{place}: has no name in any language; give at least one, or drop the concept")
    return Concept(
        id=name,
        type=kind,
        patterns=patterns,
        core=bool(row.get("core", False)),
        off_topic=bool(row.get("off_topic", False)),
        focus=bool(row.get("focus", False)),
        exclusions=_phrases(row.get("not", ()), f"{place}.not"),
    )


def _phrases(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(
        isinstance(phrase, str) and phrase.strip("=* ") for phrase in value
    ):
        raise GazetteerError(f"{place}: needs a list of names, none of them empty")
    return tuple(value)
