"""What time it is. Everything below the shell is handed a clock; nobody asks the machine."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time as aware UTC."""

    def now(self) -> datetime:
        """Return the present moment."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(tz=UTC)


@dataclass(slots=True)
class SetClock:
    """A clock that was set to `start` and has been running since; the demonstration's dated days use it."""

    start: datetime
    _began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Refuse a time without a zone."""
        if self.start.tzinfo is None:
            message = "a clock is set to an aware time"
            raise ValueError(message)

    def now(self) -> datetime:
        """Return the start and what has passed since."""
        return self.start + timedelta(seconds=time.monotonic() - self._began)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved: the honest twin for tests."""

    at: datetime

    def now(self) -> datetime:
        """Return the time that it is set to."""
        return self.at

    def forward(self, by: timedelta) -> None:
        """Move the clock."""
        self.at += by
