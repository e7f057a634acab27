"""Which blocks of a page keep changing, counted visit by visit. Pure."""

from collections.abc import Mapping

from chronicle.changes import touching, volatility
from chronicle.changes.state import Trail
from store.model.evidence import VisitRecord

# Of a document so many paths are remembered; those that have come to rest make room.
MOST_PATHS = touching.MOST


def touched(record: VisitRecord) -> tuple[str, ...]:
    """Return the paths of the blocks that changed at this visit; a re-reading is no visit."""
    return () if record.derived or not record.outcome.kind.is_content else record.touched[:MOST_PATHS]


def with_visit(visits: tuple[int, ...], number: int) -> tuple[int, ...]:
    """Return at which of the good visits still looked at a block changed, this one included."""
    return (*(one for one in visits if one > number - volatility.WINDOW), number)


def is_at_rest(visits: tuple[int, ...], number: int) -> bool:
    """Say whether a block did not change at any visit that is still looked at."""
    return not visits or visits[-1] <= number - volatility.WINDOW


def trail(visits: Mapping[str, tuple[int, ...]], *, good_visits: int) -> Trail:
    """Return what the rules are told."""
    return Trail(good_visits, dict(visits))


def shares(counts: Mapping[str, int], *, good_visits: int) -> dict[str, float]:
    """Return, by path, the share of good visits on which the block had changed."""
    return {path: min(1.0, count / good_visits) for path, count in counts.items()} if good_visits else {}
