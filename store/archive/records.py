"""WARC 1.1 records, built byte by byte: one gzip member each, nothing of the response lost on the way.

A builder of our own, because the usual libraries decode the body or spread one member over several records.
Format: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

import base64
import hashlib
import ipaddress
import re
import uuid
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from store import times

Field = tuple[str, str]
HttpHeaders = Sequence[tuple[bytes, bytes]]

_GZIP = 16 + zlib.MAX_WBITS
_LEVEL = 6
# What would end a header line or the headers.
_BREAKS = re.compile(rb"[\x00\r\n]+")
_UNSAFE_IN_URI = re.compile(r"[^\x21-\x7e]|[<>\"]")


@dataclass(frozen=True, slots=True)
class Record:
    """One record, ready to be written: its URN and its compressed member."""

    record_id: str
    member: bytes


def build(kind: str, *, at: datetime, fields: Iterable[Field], block: bytes, record_id: str = "") -> Record:
    """Return a record of this WARC-Type. `fields` are those beyond the ones that every record has."""
    record_id = record_id or f"urn:uuid:{uuid.uuid4()}"
    named = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", warc_date(at)),
        *fields,
        ("WARC-Block-Digest", digest(block)),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{name}: {one_line(value)}\r\n" for name, value in named)
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    member = squeezer.compress(b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n") + squeezer.flush()
    return Record(record_id, member)


def http_block(first_line: str, headers: HttpHeaders, body: bytes = b"") -> bytes:
    """Return an HTTP message: first line, headers as they came (line breaks inside them folded), body."""
    lines = [one_line(first_line).encode("latin-1", "replace")]
    lines += [_BREAKS.sub(b" ", name) + b": " + _BREAKS.sub(b" ", value) for name, value in headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def warc_fields(fields: Iterable[Field]) -> bytes:
    """Return a block of the type application/warc-fields."""
    return "".join(f"{name}: {one_line(value)}\r\n" for name, value in fields).encode()


def digest(data: bytes) -> str:
    """Return the labelled SHA-1 of these bytes, as WARC writes it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def warc_date(at: datetime) -> str:
    """Return the moment as WARC 1.1 writes it: UTC, with a fraction where there is one."""
    return times.aware(at).isoformat().replace("+00:00", "Z")


def target(url: str) -> str:
    """Return an address that can stand in a WARC header: no blank, no control character, ASCII only."""
    return _UNSAFE_IN_URI.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace")), url
    )


def ip_field(address: str | None) -> list[Field]:
    """Return WARC-IP-Address, where the address is one."""
    try:
        return [("WARC-IP-Address", str(ipaddress.ip_address(address or "")))]
    except ValueError:
        return []


def one_line(text: str) -> str:
    """Return the text without line breaks, so that nothing from the web can begin a header of ours."""
    return re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", text)
