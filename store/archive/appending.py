"""A file that grows by whole records: what is torn by a full disk is cut off again."""

import contextlib
import errno
import fcntl
import os
from pathlib import Path

from store import errors

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class AppendFile:
    """A new file under an exclusive lock (which tells the audit that its writer lives).

    After a failed fsync nobody knows what reached the disk (the kernel forgets dirty pages): nothing more is written.
    """

    def __init__(self, path: Path) -> None:
        """Create the file. Raises `FileExistsError`, `DiskFullError`, `ArchiveError`."""
        self.path = path
        self.size = 0
        self._dirty = True
        self._broken = False
        try:
            self._descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o644)
        except FileExistsError:
            raise
        except OSError as error:
            raise sentence(path, error) from error
        fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def append(self, data: bytes) -> int:
        """Write these bytes whole and return their offset, or leave the file as it was.

        Raises `DiskFullError`, or `ArchiveError` when the disk fails otherwise.
        """
        self._refuse_broken()
        offset = self.size
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError as error:
            self._cut_back(offset)
            raise sentence(self.path, error) from error
        self.size = offset + len(data)
        self._dirty = True
        return offset

    def flush(self) -> None:
        """Return when everything appended, and the file's name, are on the disk."""
        self._refuse_broken()
        if not self._dirty:
            return
        try:
            os.fsync(self._descriptor)
            sync_folder(self.path.parent)
        except OSError as error:
            self._broken = True
            raise sentence(self.path, error) from error
        self._dirty = False

    def close(self) -> None:
        """Give the file back; what was not flushed may be lost."""
        with contextlib.suppress(OSError):  # closed twice, or after a disk error that was told already
            os.close(self._descriptor)

    def _cut_back(self, size: int) -> None:
        try:
            os.ftruncate(self._descriptor, size)
            os.lseek(self._descriptor, size, os.SEEK_SET)
        except OSError:
            self._broken = True  # the audit will find and name the torn tail

    def _refuse_broken(self) -> None:
        if self._broken:
            raise errors.ArchiveError(f"{self.path} failed before and takes nothing more; begin a new file")


def sync_folder(folder: Path) -> None:
    """Return when the names in this folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sentence(path: Path, error: OSError) -> errors.StoreError:
    """Return what to tell of a disk that refused: a full one, or one that fails otherwise."""
    if error.errno in _NO_ROOM:
        return errors.DiskFullError(
            f"there is no room left for {path}: make room, then start again; nothing torn was kept"
        )
    return errors.ArchiveError(f"{path} cannot be written ({error.strerror}): check the folder and its rights")
