"""An archive in a folder of its own, with a writer whose clock stands still."""

from pathlib import Path

import pytest

from fakes import storing
from store.archive.warc import WarcArchive
from store.archive.writer import WarcWriter
from store.clock import FixedClock


@pytest.fixture
def archive(tmp_path: Path) -> WarcArchive:
    return WarcArchive(tmp_path / "warc")


@pytest.fixture
def writer(archive: WarcArchive) -> WarcWriter:
    return archive.writer(
        software="citewatch/test",
        operator="Someone <contact@example.org>",
        vantage={"country": "DE", "network": "test"},
        clock=FixedClock(storing.START),
        owner="host-1",
    )
