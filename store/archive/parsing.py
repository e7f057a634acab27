"""WARC records read back, strictly: a member of ours is whole, or it is named as damaged."""

import re
import zlib
from dataclasses import dataclass

from store import errors

_GZIP = 16 + zlib.MAX_WBITS
# ASCII digits only, and no more than a number has: `int` refuses others that `isdigit` lets through.
_STATUS = re.compile(r"[0-9]{3}")
_LENGTH = re.compile(r"[0-9]{1,18}")
# A body at the crawler's cap, its headers, and room.
MAX_RECORD_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ParsedRecord:
    """A record's fields (names in lower case) and its block. `end` is the length of its member in bytes."""

    fields: dict[str, str]
    block: bytes
    end: int


@dataclass(frozen=True, slots=True)
class HttpMessage:
    """An HTTP message out of a block: its first line, its headers as they came, its body as it was sent."""

    first_line: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def status(self) -> int | None:
        """The status of a response."""
        words = self.first_line.split(" ", 2)
        return int(words[1]) if len(words) > 1 and _STATUS.fullmatch(words[1]) else None

    def header(self, wanted: str) -> str | None:
        """Return the first header of this name (in lower case)."""
        return next((value for name, value in self.headers if name.lower() == wanted), None)


def member(data: bytes, *, most: int = MAX_RECORD_BYTES) -> ParsedRecord:
    """Return the record of the first gzip member in `data`. Raises `ArchiveError` where it is torn or no record."""
    inflater = zlib.decompressobj(_GZIP)
    try:
        raw = inflater.decompress(data, most)
    except zlib.error as error:
        raise errors.ArchiveError(f"the record is damaged ({error}): restore the file from a backup") from error
    if not inflater.eof:
        reason = "larger than any record of ours" if inflater.unconsumed_tail else "torn"
        raise errors.ArchiveError(f"the record is {reason}: restore the file from a backup")
    fields, block = _split(raw)
    return ParsedRecord(fields, block, len(data) - len(inflater.unused_data))


def http(block: bytes) -> HttpMessage:
    """Return the HTTP message of a request, response or revisit record."""
    head, separator, body = block.partition(b"\r\n\r\n")
    if not separator:
        raise errors.ArchiveError("the record holds no whole HTTP message: restore the file from a backup")
    first_line, *lines = head.decode("latin-1").split("\r\n")
    headers = (line.partition(":") for line in lines)
    return HttpMessage(first_line, tuple((name.strip(), value.strip()) for name, _, value in headers), body)


def _split(raw: bytes) -> tuple[dict[str, str], bytes]:
    head, separator, rest = raw.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8", "replace").split("\r\n")
    if not separator or not version.startswith("WARC/1."):
        raise errors.ArchiveError("there is no WARC record here: restore the file from a backup")
    parted = (line.partition(":") for line in lines)
    fields = {name.strip().lower(): value.strip() for name, _, value in parted}
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length) or rest[int(length) :] != b"\r\n\r\n":
        raise errors.ArchiveError("the record's length is not what it says: restore the file from a backup")
    return fields, rest[: int(length)]
