"""What crosses the process boundary arrives as it was sent."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduler.batches import BatchJob, BatchReport
from scheduler.settings import ScheduleSettings


@given(
    st.lists(st.integers(min_value=1), max_size=5),
    st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
    st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=30)),
)
def test_a_job_survives_the_boundary(documents: list[int], start: datetime | None, cadence: timedelta) -> None:
    """Writing and reading a job gives the same job."""
    job = BatchJob(
        database_url="sqlite:///x",
        archive="warc",
        owner="o",
        documents=tuple(documents),
        crawl={"gap_seconds": 1.5},
        schedule=ScheduleSettings(cited=cadence),
        clock_start=start,
        vantage={"country": "DE"},
    )

    assert BatchJob.from_json(job.to_json()) == job


def test_reports_of_two_batches_add_up() -> None:
    """Counts are added by outcome, and what went wrong first is kept."""
    both = BatchReport({"new": 2}, 1, "stopped") + BatchReport({"new": 1, "same": 3})

    assert both == BatchReport({"new": 3, "same": 3}, 1, "stopped")
