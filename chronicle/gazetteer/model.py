"""Concepts that texts in four languages name, and where a text names them. Knows no files and no network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("de", "en", "ru", "zh")


class ConceptType(StrEnum):
    """What kind of thing a concept is."""

    ORG = "org"
    PERSON = "person"
    PLACE = "place"
    COUNTRY = "country"
    ROLE = "role"
    EVENT = "event"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing with its patterns per language, in the notation of the packaged table.

    `core` topics are what the chronicle is about, `off_topic` ones what it is not; `focus` marks bodies that it
    follows, whatever they do. `exclusions` are phrases in which
    a pattern means something else ("发展中国家" is not China).
    """

    id: str
    type: ConceptType
    patterns: Mapping[str, tuple[str, ...]]
    core: bool = False
    off_topic: bool = False
    focus: bool = False
    exclusions: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names a concept: `text[start:end] == surface`."""

    concept: str
    type: ConceptType
    surface: str
    start: int
    end: int


class GazetteerError(ValueError):
    """A table of names is not in the form of the packaged one. The message names the concept and the remedy."""
