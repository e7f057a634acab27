"""One daemon per data folder, one hand at the mail."""

import threading
from pathlib import Path

import pytest

from scheduler import lock
from scheduler.errors import AlreadyRunningError
from scheduler.lock import DatabaseLock, FolderLock
from store import opening
from store.memory.store import MemoryStore
from store.ports import DaemonClaim


class Wanted(MemoryStore):
    """A store whose claim somebody else takes over when the test says so."""

    def __init__(self, *, is_lost: bool = False) -> None:
        super().__init__()
        self.is_lost = is_lost

    def daemon_claim(self) -> DaemonClaim:
        return Lost(self)


class Lost:
    def __init__(self, store: Wanted) -> None:
        self._store = store

    def hold(self) -> bool:
        return not self._store.is_lost

    def release(self) -> None:
        """Nothing is held."""


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


def test_a_second_daemon_on_the_same_database_is_refused(tmp_path: Path) -> None:
    """Another data folder does not make it another daemon's database."""
    store = opening.open_store("memory:")

    with (
        FolderLock(tmp_path),
        DatabaseLock(store),
        pytest.raises(AlreadyRunningError, match=r"this database.*CITEWATCH_DATABASE_URL"),
        DatabaseLock(store),
    ):
        pytest.fail("two daemons hold one database")


def test_a_database_that_was_lost_is_said_at_the_end() -> None:
    """Whoever started the daemon must learn why it ended."""
    store = Wanted()
    held = DatabaseLock(store)
    held.__enter__()
    store.is_lost = True
    with pytest.raises(AlreadyRunningError):
        held.keep()

    with pytest.raises(AlreadyRunningError):
        held.__exit__(None, None, None)


def test_a_database_that_was_lost_is_not_taken_back() -> None:
    """The other daemon is at work."""
    store = Wanted(is_lost=True)
    held = DatabaseLock(store)
    with pytest.raises(AlreadyRunningError):
        held.keep()
    store.is_lost = False

    with pytest.raises(AlreadyRunningError):
        held.keep()
