"""A full disk tears no record: the file ends with the last whole one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.archive import parsing

# A limit on the size of files stands in for a full disk: a write is cut short in the same way, then refused.
WORKER = """
import json, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from store import errors
from store.archive.warc import WarcArchive
from store.clock import FixedClock

folder, room = Path(sys.argv[1]), int(sys.argv[2])
at = datetime(2026, 3, 2, tzinfo=UTC)
writer = WarcArchive(folder).writer(software="s", operator="o", vantage={}, clock=FixedClock(at), owner="w")
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
whole = 0
try:
    for number in range(1000):
        writer.response(url="https://a.example/", captured_at=at, address=None, status=200, headers=[],
                        body=bytes(str(number) * 50, "ascii"), media_type="text/html", request_headers=[])
        whole += 1
except errors.DiskFullError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    writer.flush()
    writer.response(url="https://a.example/", captured_at=at, address=None, status=200, headers=[],
                    body=b"after room was made", media_type="text/html", request_headers=[])
    writer.close()
    print(json.dumps({"whole": whole, "said": str(error)}))
"""


@pytest.mark.faults
@pytest.mark.parametrize("room", [5_000, 5_321])
def test_a_full_disk_is_said_and_leaves_whole_records_only(tmp_path: Path, room: int) -> None:
    worked = subprocess.run(
        [sys.executable, "-c", WORKER, tmp_path, str(room)], capture_output=True, text=True, check=True
    )

    said = json.loads(worked.stdout)
    (path,) = tmp_path.iterdir()
    data, offset, kinds = path.read_bytes(), 0, []
    while offset < len(data):
        record = parsing.member(data[offset:])
        kinds.append(record.fields["warc-type"])
        offset += record.end
    assert "no room" in said["said"]
    assert kinds == ["warcinfo"] + ["response", "request"] * (said["whole"] + 1)


@pytest.mark.faults
def test_a_disk_that_is_full_from_the_start_leaves_no_empty_file(tmp_path: Path) -> None:
    worked = subprocess.run(
        [sys.executable, "-c", WORKER, tmp_path, "100"], capture_output=True, text=True, check=False
    )

    assert json.loads(worked.stdout)["whole"] == 0
    assert len(list(tmp_path.iterdir())) == 1
