"""What a batch's process tells, and how its end is understood."""

import io
import os
import threading
from pathlib import Path

import pytest
import structlog

from scheduler import child, workers
from scheduler.batches import BatchJob
from scheduler.errors import BatchError
from scheduler.workers import Stop


def job(**more: object) -> BatchJob:
    given: dict[str, object] = {"database_url": "memory:", "archive": "warc", "owner": "o", "documents": (1, 2)}
    return BatchJob(**(given | {"crawl": {}} | more))  # type: ignore[arg-type]


def test_a_batch_that_nobody_listens_to_is_asked_to_end() -> None:
    """Its parent was killed; what it tells from then on is lost, but no error."""
    reading, writing = os.pipe()
    os.close(reading)
    stop = threading.Event()

    with open(writing, "w", encoding="ascii") as stream:  # noqa: PTH123 - a descriptor
        say = child._speaker(stream, stop)
        say({"event": "visit"})
        say({"event": "report"})

    assert stop.is_set()


def test_what_a_batch_tells_does_not_depend_on_the_locale() -> None:
    """Addresses may hold any letter, and the other end may read another encoding."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    child._speaker(stream, threading.Event())({"event": "visit", "url": "https://例え.jp/\ud800"})

    stream.seek(0)
    assert "\\u4f8b" in stream.read()


def test_a_batch_that_fails_says_why(tmp_path: Path) -> None:
    """The sentence comes from the room that failed."""
    missing = job(database_url=f"sqlite:///{tmp_path / 'none.db'}", archive=str(tmp_path))

    with pytest.raises(BatchError, match=r"none\.db is not there: run citewatch init"):
        workers.run_batch(missing, on_progress=lambda _: None)


def test_a_batch_that_is_stopped_before_it_begins_is_no_failure(tmp_path: Path) -> None:
    """SIGTERM may meet a process that is still starting: all its documents stay due."""
    stop = Stop()
    stop.set()

    report = workers.run_batch(job(archive=str(tmp_path)), on_progress=lambda _: None, stop=stop)

    assert (report.left, report.ended) == (2, "stopped")


def test_what_a_batch_logs_is_logged_by_its_parent() -> None:
    """One log, in one form, for the daemon and all its batches."""
    with structlog.testing.capture_logs() as logged:
        workers._log("warning", event="host taken over", host="www.example.org", abandoned=2)

    assert logged == [
        {"event": "host taken over", "host": "www.example.org", "abandoned": 2, "log_level": "warning"},
    ]
