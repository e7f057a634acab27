"""A process killed between the WARC file and the rows: nothing torn, nothing half, nothing that names missing bytes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fakes import storing
from store import opening
from store.archive import audit
from store.archive.warc import WarcArchive
from store.model.watching import Watch

# Records batches of three for ever; says so before each commit, so that the test can kill it at any moment.
WORKER = """
import itertools, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.words import Words
from store import opening
from store.archive.warc import WarcArchive
from store.clock import SystemClock
from store.model.evidence import VisitRecord

url, folder, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
store = opening.open_store(url)
writer = WarcArchive(folder).writer(software="t", operator="o", vantage={}, clock=SystemClock(), owner="w")
outcome = Outcome(OutcomeKind.SAME, "equal-bytes", "", Words("a", "b"))
at = datetime(2026, 3, 2, tzinfo=UTC)
for batch in itertools.count():
    records = []
    for one in range(3):
        at += timedelta(hours=1)
        snapshot = writer.response(
            url="https://source.example/", captured_at=at, address=None, status=200, headers=[(b"A", b"b")],
            body=b"x" * 2000 + str(at).encode(), media_type="text/html", request_headers=[])
        records.append(VisitRecord(
            visit_key=f"{batch}-{one}", document_id=number, url="https://source.example/",
            final_url="https://source.example/", started_at=at, finished_at=at, status=200, outcome=outcome,
            snapshot=snapshot))
    writer.flush()
    print("flushed", batch, flush=True)
    store.visits.record(records)
"""


@pytest.mark.faults
@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_kill_at_any_moment_leaves_whole_batches_of_whole_records(database: str, tmp_path: Path, after: int) -> None:
    store = opening.open_store(database)
    number = store.documents.watch(Watch("https://source.example/"), at=storing.START)
    warc = tmp_path / "warc"
    command = [sys.executable, "-c", WORKER, database, str(warc), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        for _ in range(after):
            assert worker.stdout.readline().startswith("flushed")
        worker.kill()

    assert worker.returncode == -signal.SIGKILL
    report = audit.verify(store, WarcArchive(warc))
    assert [flaw for flaw in report.flaws if flaw.code != "torn"] == []
    assert len(store.visits.of(number, limit=1000)) % 3 == 0
    assert report.checked >= 3 * (after - 1)
    store.close()
