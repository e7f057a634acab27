"""When the weekly digest is due."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from scheduler.mailing import DigestCalendar

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY_SEVEN = DigestCalendar(0, time(7), BERLIN)


def test_on_the_day_before_its_time_the_last_digest_is_last_weeks() -> None:
    """At five on Monday the digest of seven is still ahead."""
    early = datetime(2026, 3, 2, 5, 0, tzinfo=BERLIN)

    assert MONDAY_SEVEN.latest(early) == datetime(2026, 2, 23, 7, 0, tzinfo=BERLIN)


def test_from_its_minute_on_the_digest_is_due() -> None:
    """Seven o'clock sharp counts."""
    sharp = datetime(2026, 3, 2, 7, 0, tzinfo=BERLIN)

    assert MONDAY_SEVEN.latest(sharp) == sharp


def test_the_local_hour_stays_through_the_change_of_clocks() -> None:
    """After the last Sunday of March the digest still comes at seven in Berlin: an hour earlier in UTC."""
    winter = MONDAY_SEVEN.latest(datetime(2026, 3, 24, tzinfo=UTC)).astimezone(UTC)
    summer = MONDAY_SEVEN.latest(datetime(2026, 3, 31, tzinfo=UTC)).astimezone(UTC)

    assert (winter.hour, summer.hour) == (6, 5)


@given(
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the strategy adds the zone
    st.integers(min_value=0, max_value=6),
    st.times(),
)
def test_the_latest_digest_lies_within_the_past_week(now: datetime, weekday: int, at: time) -> None:
    """There is always exactly one in the last seven days, give or take a change of clocks."""
    latest = DigestCalendar(weekday, at.replace(tzinfo=None), BERLIN).latest(now)

    assert latest <= now
    assert now - latest < timedelta(days=7, hours=2)
