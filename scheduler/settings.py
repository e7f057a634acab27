"""The scheduler's slice of the settings."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """When documents are visited. `tick` is how often the daemon looks for due documents."""

    tick: timedelta = timedelta(minutes=1)
    cited: timedelta = timedelta(days=7)
    page: timedelta = timedelta(days=7)
    listing: timedelta = timedelta(days=1)
    feed: timedelta = timedelta(hours=6)
    after_failure: timedelta = timedelta(days=3)
    soon_after_passing_failure: timedelta = timedelta(hours=6)

    def cadence(self, kind: str, *, cited: bool) -> timedelta:
        """Return the time between visits of a document that declares none; a cited listing keeps a listing's."""
        by_kind = {"listing": self.listing, "feed": self.feed}
        return by_kind.get(kind, self.cited if cited else self.page)
