"""Pages that switch to and fro."""

from datetime import UTC, datetime, timedelta

import pytest

from chronicle.changes import flapping
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import PastVisit

BEGIN = datetime(2026, 3, 2, tzinfo=UTC)
KINDS = {
    "new": OutcomeKind.NEW,
    "same": OutcomeKind.SAME,
    "text": OutcomeKind.CHANGED,
    "quote": OutcomeKind.CHANGED,
    "reverted": OutcomeKind.CHANGED,
    "timeout": OutcomeKind.BROKEN,
}


@pytest.mark.hazard(67)
@pytest.mark.parametrize(
    ("reasons", "count"),
    [
        ("new", 0),
        ("new text", 0),
        ("new text reverted", 1),
        ("new text same reverted", 0),
        ("new text timeout reverted", 1),
        ("new text reverted reverted", 1),
        ("new text reverted reverted reverted", 2),
        ("new text reverted quote reverted", 2),
        ("new text text", 0),
    ],
)
def test_a_way_back_is_a_change_that_the_next_good_visit_does_not_see(reasons: str, count: int) -> None:
    visits = [PastVisit(BEGIN + timedelta(days=n), KINDS[reason], reason) for n, reason in enumerate(reasons.split())]

    assert flapping.ways_back(visits[::-1]) == count
