"""One daemon per data folder, one hand at the mail."""

import threading
from pathlib import Path

import pytest

from scheduler import lock
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

    with FolderLock(tmp_path) as held:
        assert held is not None


def test_only_one_at_a_time_has_the_mail_in_hand(tmp_path: Path) -> None:
    """A second one waits until the first is through, in the same process as in another."""
    order: list[str] = []

    def second() -> None:
        with lock.alone(tmp_path / "mail.lock"):
            order.append("second")

    waiting = threading.Thread(target=second)
    with lock.alone(tmp_path / "mail.lock"):
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join(10)

    assert order == ["first", "second"]
