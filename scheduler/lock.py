"""One daemon per data folder and per database, one hand at the mail: locks that end with their process, however."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from scheduler.errors import AlreadyRunningError
from store.ports import Store


class DatabaseLock:
    """Holds the claim to be the database's only daemon while the daemon runs, whatever data folder others name."""

    def __init__(self, store: Store) -> None:
        """Name the store; nothing is claimed yet."""
        self._claim = store.daemon_claim()
        self._is_lost = False

    def keep(self) -> None:
        """Make sure that the claim is ours still. Raises `AlreadyRunningError` when somebody else holds it."""
        if self._is_lost or not self._claim.hold():
            # For good: the other one has gone on with the work, and would be disturbed by a daemon that comes back.
            self._is_lost = True
            message = (
                "a daemon is running on this database already, perhaps on another machine or with another data folder; "
                "stop it first, or name another database with CITEWATCH_DATABASE_URL"
            )
            raise AlreadyRunningError(message)

    def __enter__(self) -> Self:
        """Take the claim. Raises `AlreadyRunningError`."""
        self.keep()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the claim back; where it was lost meanwhile, say so, unless something else is being said."""
        self._claim.release()
        if self._is_lost and kind is None:
            self.keep()


class FolderLock:
    """Holds `daemon.lock` in the data folder while the daemon runs. Raises `AlreadyRunningError` on entering."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is locked yet."""
        self._path = folder / "daemon.lock"
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        """Take the lock and write our process id into it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(descriptor)
            message = (
                f"{self._path.parent}: a daemon is running on this data folder already (process {holder}); "
                "stop it first, or name another folder with --data"
            )
            raise AlreadyRunningError(message) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode("ascii"))
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back. The file stays: removing it would let two daemons lock two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until nobody else, thread or process, is within `alone` of this path; keep others out meanwhile."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
