"""One daemon per data folder."""

from pathlib import Path

import pytest

from scheduler.errors import AlreadyRunningError
from scheduler.lock import FolderLock


def test_a_second_daemon_on_the_same_folder_is_refused_with_the_first_ones_process(tmp_path: Path) -> None:
    """The message names who holds the folder and what to do."""
    with FolderLock(tmp_path), pytest.raises(AlreadyRunningError, match=r"process \d+.*--data"), FolderLock(tmp_path):
        pytest.fail("two daemons hold one folder")


def test_the_folder_is_free_again_after_the_daemon(tmp_path: Path) -> None:
    """The lock lives no longer than its holder."""
    with FolderLock(tmp_path):
        pass

    with FolderLock(tmp_path) as lock:
        assert lock is not None
