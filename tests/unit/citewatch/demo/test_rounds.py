"""The demonstration leaps from one due visit to the next, and puts the visits of a day into one round."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from citewatch.demo import rounds

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_visits_of_one_day_wait_for_its_evening() -> None:
    due = [NOW + timedelta(days=7, hours=1), NOW + timedelta(days=7, hours=8)]

    assert rounds.next_round(due, now=NOW) == datetime(2026, 3, 9, 18, tzinfo=UTC)


def test_a_visit_after_the_evening_waits_for_the_next() -> None:
    due = [datetime(2026, 3, 5, 21, tzinfo=UTC)]

    assert rounds.next_round(due, now=NOW) == datetime(2026, 3, 6, 18, tzinfo=UTC)


def test_a_visit_seconds_after_the_evening_is_made_that_evening() -> None:
    due = [datetime(2026, 3, 5, 18, 0, 7, tzinfo=UTC)]

    assert rounds.next_round(due, now=NOW) == due[0]


def test_a_confirming_visit_is_made_at_its_time() -> None:
    due = [NOW + timedelta(minutes=5), NOW + timedelta(days=3)]

    assert rounds.next_round(due, now=NOW) == NOW + timedelta(minutes=5)


def test_what_is_overdue_is_visited_now() -> None:
    assert rounds.next_round([NOW - timedelta(hours=2)], now=NOW) == NOW


def test_nothing_due_is_no_round() -> None:
    assert rounds.next_round([], now=NOW) is None


@given(st.lists(st.timedeltas(timedelta(days=-1), timedelta(days=30)), min_size=1, max_size=8))
def test_every_round_has_something_to_visit(waits: list[timedelta]) -> None:
    due = [NOW + wait for wait in waits]
    at = rounds.next_round(due, now=NOW)

    assert at is not None
    assert at >= NOW
    assert any(time <= at for time in due)
