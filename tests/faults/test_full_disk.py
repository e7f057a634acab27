"""A disk that is full: one clear message, nothing half recorded, and after room was made it goes on."""

import contextlib
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from fakes import office as offices
from fakes.office import Office, Town
from fakes.program import Ended

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

SEED = 20260309
# Room for what all trials of a large budget archive; the ballast takes what is too much.
DISK = 64_000_000
BLOCK = 4096
# Enough for a database to begin its work, not for the archive of a pass.
LITTLE_ROOM = 200_000


@pytest.fixture
def small_disk(tmp_path: Path, lacking: Callable[[str], NoReturn]) -> Iterator[Path]:
    """A file system of its own with little room."""
    if os.geteuid() != 0:
        lacking("only root may mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        lacking(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def town() -> Iterator[Town]:
    with offices.town(hosts=3, pages=2, weight=60_000) as made:
        yield made


@pytest.fixture
def office(small_disk: Path, town: Town) -> Office:
    made = Office(small_disk)
    made.configure(schedule={"confirm_after": "5m"})
    made.enter(town.entry())
    return made


def fill(folder: Path, *, leave: int) -> Path:
    """Take the room on this disk up to what is to be left."""
    ballast = folder / "ballast"
    with ballast.open("wb") as file, contextlib.suppress(OSError):
        while True:
            free = os.statvfs(folder).f_bavail * BLOCK
            if free <= leave:
                break
            os.posix_fallocate(file.fileno(), file.tell(), min(free - leave, 1 << 20))
            file.seek(0, os.SEEK_END)
    return ballast


def complains_once(ended: Ended) -> None:
    """One line that says what is wrong and what to do, beside the log."""
    complaints = [line for line in ended.complaints.splitlines() if line.startswith("citewatch: ")]
    assert len(complaints) == 1, ended.complaints
    assert "no room left" in complaints[0]
    assert "make room" in complaints[0]
    assert "Traceback" not in ended.complaints


def rooms(budget: int) -> list[int]:
    """Say how much room is left in each trial: none, a little, and amounts that the seed names."""
    amounts = random.Random(SEED)
    return [0, LITTLE_ROOM, *(amounts.randrange(2 * LITTLE_ROOM) for _ in range(budget - 1))]


def test_a_pass_on_a_full_disk_says_so_and_goes_on_when_there_is_room(
    office: Office, small_disk: Path, town: Town, budget: int
) -> None:
    """What it could record is whole; after room was made every document has its one visit more."""
    for number, leave in enumerate(rooms(budget)):
        for url in town.urls:
            town.publish(url, version=number)
        office.make_due()
        ballast = fill(small_disk, leave=leave)
        ended = office.run("visit")
        ballast.unlink()
        office.let_leases_expire()

        complains_once(ended)
        assert ended.code == 1
        assert office.integrity() == "ok"
        assert office.audit().flaws == ()
        office.done("visit")
        assert set(office.visits().values()) == {number + 1}
        assert office.audit().flaws == ()
