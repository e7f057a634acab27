"""One daemon per data folder, one hand at the mail: locks that the system gives back however a process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from scheduler.errors import AlreadyRunningError


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
