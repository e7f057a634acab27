"""Pages that switch to and fro: how often one has gone back on what waited to be seen a second time."""

from collections.abc import Sequence

from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import PastVisit

_BACK = "reverted"


def ways_back(visits: Sequence[PastVisit]) -> int:
    """Return how many of these visits (the newest first) took back the change that the visit before them had seen.

    A way back leaves nothing waiting; the next switch, though it shows an old text again, is a change that waits.
    """
    count, waits = 0, False
    for visit in reversed(visits):
        if visit.outcome is OutcomeKind.CHANGED:
            is_back = waits and visit.reason == _BACK
            count += is_back
            waits = not is_back
        elif visit.outcome.is_content:
            waits = False
    return count
