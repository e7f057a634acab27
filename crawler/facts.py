"""What a batch tells the outside: facts for the schedule, progress while it runs, and the report at its end."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from chronicle.changes.outcomes import Outcome
from chronicle.changes.state import PastVisit
from store.model.watching import Document


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What is known after a visit, for the choice of the next one. `past` are the visits before it, the newest first.

    `cited`: some footnote asks for this document, itself or through a listing. `confirm_after` is set where the
    decision wants a second visit, `retry_after` where the server asked for patience, `revisit_after` where the text
    announces that it goes on.
    """

    document: Document
    outcome: Outcome
    at: datetime
    past: tuple[PastVisit, ...] = ()
    cited: bool = False
    confirm_after: timedelta | None = None
    retry_after: timedelta | None = None
    revisit_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """One recorded visit, told as it happens. `done` of `total` documents of this batch are through."""

    document_id: int
    url: str
    outcome: str
    reason: str
    findings: int
    done: int
    total: int

    def to_json(self) -> dict[str, Any]:
        """Return a dictionary of JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what `to_json` wrote."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What a batch did. `outcomes` counts the recorded visits by outcome.

    `left` are the documents that stay due (stopped, no turn, host held by another). `abandoned` are the hosts whose
    lease was taken over; nothing of theirs was recorded since. `next_allowed` says when each visited host may be
    asked again. `stopped`: the batch ended before its documents were through, because it was told to.
    """

    outcomes: Mapping[str, int] = field(default_factory=dict)
    findings: int = 0
    requests: int = 0
    left: tuple[int, ...] = ()
    abandoned: tuple[str, ...] = ()
    next_allowed: Mapping[str, datetime] = field(default_factory=dict)
    stopped: bool = False

    @property
    def visits(self) -> int:
        """How many visits were recorded."""
        return sum(self.outcomes.values())

    def to_json(self) -> dict[str, Any]:
        """Return a dictionary of JSON values."""
        data = asdict(self)
        data["next_allowed"] = {host: at.isoformat() for host, at in self.next_allowed.items()}
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what `to_json` wrote."""
        values = dict(data)
        values["left"] = tuple(values["left"])
        values["abandoned"] = tuple(values["abandoned"])
        values["next_allowed"] = {host: datetime.fromisoformat(at) for host, at in values["next_allowed"].items()}
        return cls(**values)
