"""What a batch is told and what it reports. Both cross a process boundary as JSON."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from scheduler.settings import ScheduleSettings


@dataclass(frozen=True, slots=True)
class BatchJob:
    """One batch of visits. `documents` are ids; `crawl` is the crawler's settings as JSON.

    `clock_start` sets the clock (the demonstration's dated days); None is the machine's clock. `owner` names the
    process in leases and WARC file names. `time_limit` is when the parent stops waiting.
    """

    database_url: str
    archive: str
    owner: str
    documents: tuple[int, ...]
    crawl: dict[str, Any]
    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    operator: str = ""
    vantage: dict[str, str] = field(default_factory=dict)
    clock_start: datetime | None = None
    time_limit: timedelta = timedelta(minutes=20)

    def to_json(self) -> str:
        """Return the job as one line of JSON; durations in seconds."""
        return json.dumps(asdict(self), default=_plain)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the job that `to_json` wrote."""
        data = json.loads(text)
        start = data.pop("clock_start")
        return cls(
            documents=tuple(data.pop("documents")),
            schedule=ScheduleSettings(**{k: timedelta(seconds=v) for k, v in data.pop("schedule").items()}),
            time_limit=timedelta(seconds=data.pop("time_limit")),
            clock_start=datetime.fromisoformat(start) if start else None,
            **data,
        )


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did: how many visits ended in which outcome, and what was left for later.

    `visits` counts by outcome; `left` are documents that were not visited (host held by another worker, stopped).
    `ended` is "done", "stopped" or the sentence of what went wrong.
    """

    visits: dict[str, int] = field(default_factory=dict)
    left: int = 0
    ended: str = "done"

    @property
    def total(self) -> int:
        """How many visits were made."""
        return sum(self.visits.values())

    def __add__(self, other: "BatchReport") -> "BatchReport":
        """Return both reports as one."""
        visits = {k: self.visits.get(k, 0) + other.visits.get(k, 0) for k in {**self.visits, **other.visits}}
        ended = other.ended if self.ended == "done" else self.ended
        return BatchReport(visits, self.left + other.left, ended)


def _plain(value: object) -> object:
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, datetime):
        return value.isoformat()
    message = f"{type(value).__name__} has no JSON form"
    raise TypeError(message)
