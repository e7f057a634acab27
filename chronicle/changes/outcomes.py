"""How a visit ended: exactly one outcome, with a reason code and texts for the log and for the editor."""

from dataclasses import dataclass
from enum import StrEnum

from chronicle.words import Words


class OutcomeKind(StrEnum):
    """The eight ways in which a visit can end."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    BLOCKED = "blocked"
    BROKEN = "broken"
    DEGRADED = "degraded"

    @property
    def is_content(self) -> bool:
        """Only these touch a document's readings and its quotes' states."""
        return self in (OutcomeKind.NEW, OutcomeKind.SAME, OutcomeKind.CHANGED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit ended. `reason` is a stable code (docs/outcomes.md lists them); `detail` is for the log."""

    kind: OutcomeKind
    reason: str
    detail: str
    words: Words
