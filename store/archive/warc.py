"""The archive: a folder of WARC files."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from store import errors
from store.archive import names, writer
from store.clock import Clock

_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class WarcArchive:
    """Implements `Archive` on a local folder."""

    folder: Path

    def writer(
        self,
        *,
        software: str,
        operator: str,
        vantage: Mapping[str, str],
        clock: Clock,
        owner: str,
        rollover_bytes: int = writer.ROLLOVER_BYTES,
    ) -> writer.WarcWriter:
        """Return a writer with a file of its own, made with the first record. Raises `ArchiveError`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise errors.ArchiveError(
                f"{self.folder} cannot be made ({error.strerror}): check the path and its rights"
            ) from error
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise errors.ArchiveError(f"{self.folder} cannot be written: give this user the right to")
        return writer.WarcWriter(
            self.folder,
            colophon=writer.Colophon(software, operator, vantage),
            clock=clock,
            owner=owner,
            rollover_bytes=rollover_bytes,
        )

    def read(self, warc_file: str, offset: int, length: int) -> bytes:
        """Return the compressed member at this place. Raises `ArchiveError` when it is not there whole."""
        path = names.place(self.folder, warc_file)
        try:
            with path.open("rb") as file:
                file.seek(offset)
                member = file.read(length)
        except FileNotFoundError as error:
            raise errors.ArchiveError(f"{path} is missing: restore it from a backup") from error
        except (OSError, ValueError) as error:
            raise errors.ArchiveError(f"{path} cannot be read at {offset} ({error}): check the disk") from error
        if len(member) != length:
            raise errors.ArchiveError(f"{path} ends within the record at {offset}: restore it from a backup")
        if not member.startswith(_GZIP_MAGIC):
            raise errors.ArchiveError(f"{path} has no record at {offset}: restore it from a backup")
        return member

    def size(self, warc_file: str) -> int:
        """Return a file's size in bytes. Raises `ArchiveError` when it is missing."""
        path = names.place(self.folder, warc_file)
        try:
            return path.stat().st_size
        except OSError as error:
            raise errors.ArchiveError(f"{path} is missing ({error.strerror}): restore it from a backup") from error

    def is_being_written(self, warc_file: str) -> bool:
        """Say whether a living process has this file open for writing: writers hold a lock on theirs."""
        path = names.place(self.folder, warc_file)
        try:
            with path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError as error:
            raise errors.ArchiveError(f"{path} cannot be opened ({error.strerror}): check the disk") from error
        return False

    def cut_torn_end(self, warc_file: str, offset: int) -> int:
        """Cut off what lies behind `offset`, where an audit found a torn record that no row names.

        Return how many bytes went. Raises `ArchiveError` for a file whose writer lives.
        """
        path = names.place(self.folder, warc_file)
        if self.is_being_written(warc_file):
            raise errors.ArchiveError(f"{path} is being written: wait until its writer has ended")
        gone = self.size(warc_file) - offset
        if gone > 0:
            os.truncate(path, offset)
        return max(gone, 0)

    def files(self) -> Iterator[str]:
        """Return the names of the WARC files, the oldest first."""
        yield from names.listed(self.folder)
