"""What the rest of the house may ask of the archive: to read what was captured, and to write one file of its own."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from store.model.evidence import NewSnapshot, Snapshot


class Archive(Protocol):
    """The WARC files. Appending returns only after fsync of what `flush` covers."""

    def read(self, warc_file: str, offset: int, length: int) -> bytes:
        """Return the compressed member at this place. Raises `ArchiveError` when it is not there whole."""

    def files(self) -> Iterator[str]:
        """Return the names of the WARC files, the oldest first."""

    def size(self, warc_file: str) -> int:
        """Return a file's size in bytes. Raises `ArchiveError` when it is missing."""

    def is_being_written(self, warc_file: str) -> bool:
        """Say whether a living process has this file open for writing."""


class ArchiveWriter(Protocol):
    """One process's own WARC file (WARC 1.1, one gzip member per record). What it returns may be recorded only after
    `flush`. Payload digests are SHA-1 over the content-encoded entity body (WARC 1.1, section 5.9).
    """

    def response(  # noqa: PLR0913 - what a response has
        self,
        *,
        url: str,
        captured_at: datetime,
        address: str | None,
        status: int,
        headers: Sequence[tuple[bytes, bytes]],
        body: bytes,
        media_type: str,
        request_headers: Sequence[tuple[bytes, bytes]],
        protocol: str = "HTTP/1.1",
        marks: Sequence[str] = (),
    ) -> NewSnapshot:
        """Write a response record and its request record; return the response's capture. `marks` are codes of what was
        unusual about the way there.
        """

    def revisit(  # noqa: PLR0913 - what a revisit has
        self,
        *,
        original: Snapshot,
        url: str,
        captured_at: datetime,
        address: str | None,
        status: int,
        headers: Sequence[tuple[bytes, bytes]],
        request_headers: Sequence[tuple[bytes, bytes]],
        protocol: str = "HTTP/1.1",
        marks: Sequence[str] = (),
    ) -> NewSnapshot:
        """Write a revisit record against a committed original: server-not-modified for a 304, identical-payload-digest
        otherwise (WARC 1.1, section 6.7).
        """

    def failure(
        self,
        *,
        url: str,
        captured_at: datetime,
        reason: str,
        detail: str,
        request_headers: Sequence[tuple[bytes, bytes]],
    ) -> NewSnapshot:
        """Write a metadata record about a visit that got no answer."""

    def flush(self) -> None:
        """Flush and fsync everything written. Raises `DiskFullError`."""

    def close(self) -> None:
        """Flush and close the file."""
