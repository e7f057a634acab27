"""Servers may ask for patience, in both forms, up to a day."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.politeness import patience

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)


@pytest.mark.hazard(49)
@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("99999999999999999999", 86400.0),
        ("Mon, 02 Mar 2026 09:15:00 GMT", 60.0),
        ("Mon, 02 Mar 2026 09:15:00", 60.0),
        ("Sun, 01 Mar 2026 09:15:00 GMT", 0.0),
        ("Fri, 01 Jan 2038 00:00:00 GMT", 86400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    assert patience.retry_after(value, now=NOW) == seconds


@pytest.mark.hazard(49)
@given(st.text(max_size=60))
def test_no_header_can_make_us_stay_away_for_more_than_a_day(value: str) -> None:
    seconds = patience.retry_after(value, now=NOW)

    assert seconds is None or 0 <= seconds <= patience.LONGEST_SECONDS


@pytest.mark.parametrize(
    ("line", "seconds"), [(None, 0.0), (5.0, 5.0), (-1.0, 0.0), (float("nan"), 0.0), (1e9, 86400.0)]
)
def test_crawl_delay_counts_up_to_a_day(line: float | None, seconds: float) -> None:
    assert patience.crawl_delay(line) == seconds
