"""When a document is visited again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.state import PastVisit
from chronicle.words import Words
from scheduler import policy
from scheduler.settings import ScheduleSettings

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SETTINGS = ScheduleSettings()


def history(
    kind: OutcomeKind,
    reason: str = "",
    *,
    document: int = 1,
    past: int = 0,
    cadence: timedelta | None = None,
    confirm_after: timedelta | None = None,
    retry_after: timedelta | None = None,
    revisit_after: timedelta | None = None,
    of: str = "page",
    discovered: bool = False,
) -> policy.History:
    """Return the history of a document, cited unless discovered, with `past` failed visits before this one."""
    failed = tuple(PastVisit(NOW - timedelta(days=3 * n), OutcomeKind.BROKEN, "timeout") for n in range(1, past + 1))
    outcome = Outcome(kind, reason, "", Words("", ""))
    return policy.History(
        document=document,
        kind=of,
        cited=not discovered,
        cadence=cadence,
        outcome=outcome,
        past=failed,
        confirm_after=confirm_after,
        retry_after=retry_after,
        revisit_after=revisit_after,
        discovered=discovered,
    )


def wait(of: policy.History) -> timedelta:
    """Return how long the policy waits."""
    return policy.next_visit(of, now=NOW, settings=SETTINGS) - NOW


def test_a_good_visit_is_followed_by_the_next_at_its_cadence() -> None:
    """The spread lengthens a cadence by five per cent at most."""
    waited = wait(history(OutcomeKind.SAME))

    assert timedelta(days=7) <= waited <= timedelta(days=7) * 1.05


def test_the_declared_cadence_comes_before_the_default() -> None:
    """A source's own cadence wins."""
    assert wait(history(OutcomeKind.SAME, cadence=timedelta(days=1))) < timedelta(days=1.1)


def test_a_listing_that_is_cited_keeps_the_cadence_of_listings() -> None:
    """A listing is where new documents appear."""
    assert wait(history(OutcomeKind.SAME, of="listing")) < timedelta(days=1.1)


def test_what_was_only_found_on_a_listing_is_visited_four_times_less() -> None:
    """Somebody may still cite it, but nobody has."""
    waited = wait(history(OutcomeKind.SAME, discovered=True))

    assert timedelta(days=28) <= waited <= timedelta(days=28) * 1.05


def test_what_was_only_found_on_a_listing_is_visited_at_least_monthly() -> None:
    """Unless pages as a whole are to be visited less than that."""
    slow, slower = (ScheduleSettings(page=timedelta(days=days)) for days in (14, 90))
    found = history(OutcomeKind.SAME, discovered=True)

    waits = [policy.next_visit(found, now=NOW, settings=settings) - NOW for settings in (slow, slower)]

    assert timedelta(days=30) <= waits[0] <= timedelta(days=30) * 1.05
    assert waits[1] >= timedelta(days=90)


def test_a_change_of_what_was_only_found_on_a_listing_is_confirmed_all_the_same() -> None:
    """Rare visits are no reason to tell what was seen once."""
    found = history(OutcomeKind.CHANGED, discovered=True, confirm_after=timedelta(minutes=5))

    assert wait(found) == timedelta(minutes=5)


def test_documents_declared_together_are_not_due_together() -> None:
    """Two documents of the same cadence come at different times."""
    assert wait(history(OutcomeKind.SAME, document=1)) != wait(history(OutcomeKind.SAME, document=2))


def test_a_change_is_confirmed_within_minutes() -> None:
    """The decision's wish comes before every cadence."""
    assert wait(history(OutcomeKind.CHANGED, confirm_after=timedelta(minutes=5))) == timedelta(minutes=5)


@pytest.mark.hazard(40)
def test_a_text_that_goes_on_is_visited_within_the_hour() -> None:
    """It never puts a visit off."""
    hour = timedelta(hours=1)

    assert wait(history(OutcomeKind.CHANGED, revisit_after=hour)) == hour
    assert wait(history(OutcomeKind.SAME, cadence=hour / 2, revisit_after=hour)) < hour


def test_after_a_first_failure_visits_come_every_three_days() -> None:
    """Absence needs repeated visits over days."""
    assert wait(history(OutcomeKind.DEGRADED, "absent-once")) == timedelta(days=3)
    assert wait(history(OutcomeKind.BROKEN, "timeout", past=1)) == timedelta(days=3)


@pytest.mark.hazard(50)
def test_a_failure_that_may_pass_is_tried_again_within_hours() -> None:
    """A time-out or a 502 is often over soon."""
    assert wait(history(OutcomeKind.BROKEN, "timeout")) == timedelta(hours=6)
    assert wait(history(OutcomeKind.BROKEN, "http-502")) == timedelta(hours=6)


def test_a_tls_failure_is_not_tried_again_within_hours() -> None:
    """A certificate does not mend itself."""
    assert wait(history(OutcomeKind.BROKEN, "tls")) == timedelta(days=3)


@pytest.mark.hazard(7, 50)
def test_what_stays_out_of_reach_is_asked_rarely_but_never_forgotten() -> None:
    """At most a month lies between two visits."""
    assert timedelta(days=3) < wait(history(OutcomeKind.BLOCKED, "challenge", past=10)) <= timedelta(days=30)


@pytest.mark.hazard(49)
def test_retry_after_is_obeyed_up_to_a_day() -> None:
    """A server that asks for a year is asked again tomorrow."""
    asked = history(OutcomeKind.BROKEN, "http-503", retry_after=timedelta(hours=9))
    endless = history(OutcomeKind.BROKEN, "http-503", retry_after=timedelta(days=365))

    assert wait(asked) == timedelta(hours=9)
    assert wait(endless) == timedelta(days=1)


@given(
    st.sampled_from(OutcomeKind),
    st.sampled_from(["", "timeout", "http-503", "tls", "challenge"]),
    st.integers(min_value=0, max_value=20),
    st.sampled_from(["page", "listing", "feed"]),
    st.booleans(),
)
def test_the_next_visit_always_lies_ahead(kind: OutcomeKind, reason: str, past: int, of: str, discovered: bool) -> None:
    """Whatever happened, nothing is asked again at once, nor later than in five weeks."""
    waited = wait(history(kind, reason, past=past, of=of, discovered=discovered))

    assert timedelta(minutes=1) < waited <= timedelta(days=35)
