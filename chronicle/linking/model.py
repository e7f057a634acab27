"""A link says that a document concerns an entry, with reasons that an editor can check."""

from dataclasses import dataclass
from enum import StrEnum

from chronicle.words import Words


class Band(StrEnum):
    """How sure a link is."""

    CERTAIN = "certain"
    BELONGS = "belongs"
    PROBABLY = "probably"
    POSSIBLE = "possible"


class Topic(StrEnum):
    """What a document without links is."""

    NEW_TOPIC = "new-topic"
    IRRELEVANT = "irrelevant"


@dataclass(frozen=True, slots=True)
class LinkReason:
    """One piece of evidence: its kind, its points, the surface forms on both sides, and words for the editor."""

    name: str
    points: float
    words: Words
    document_forms: tuple[str, ...] = ()
    entry_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Document ↔ entry (by name), its section (index) and footnote (number), None where it is the whole entry."""

    entry: str
    section: int | None
    citation: int | None
    score: float
    band: Band
    reasons: tuple[LinkReason, ...]
