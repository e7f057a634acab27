"""The newsroom's week is lived once a session, and copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fakes import newsroom, stories
from fakes.newsroom import WEEK_LATER, Newsroom
from store import upgrade


@pytest.fixture(scope="session")
def lived_week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database and the archive after the week."""
    folder = tmp_path_factory.mktemp("week")
    upgrade.upgrade(f"sqlite:///{folder}/week.db")
    room = newsroom.build(folder / "warc", url=f"sqlite:///{folder}/week.db")
    stories.week(room)
    room.writer.close()
    room.store.close()
    return folder


@pytest.fixture
def week(lived_week: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom after its week, to do with as a test likes."""
    shutil.copytree(lived_week, tmp_path / "week")
    url = f"sqlite:///{tmp_path}/week/week.db"
    room = newsroom.build(tmp_path / "week" / "warc", url=url, at=WEEK_LATER + timedelta(hours=2))
    room.visits = 1000  # keys of further visits must not be those of the lived week
    yield room
    room.store.close()
