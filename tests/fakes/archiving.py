"""Responses to be archived, and the snapshots that recorded ones become."""

import dataclasses
import gzip
from datetime import datetime
from typing import Any

from fakes import storing
from store.archive.writer import WarcWriter
from store.model.evidence import NewSnapshot, Snapshot

URL = "https://source.example/päge?id=7"
BODY = gzip.compress("<p>Häßlich</p>".encode() * 50, mtime=0)
HEADERS = (
    (b"Content-Type", b"text/html; charset=utf-8"),
    (b"Content-Encoding", b"gzip"),
    (b"Transfer-Encoding", b"chunked"),
    (b"ETag", b'W/"abc"'),
    (b"Set-Cookie", b"a=1"),
    (b"Set-Cookie", b"b=2"),
)


def respond(writer: WarcWriter, *, at: datetime = storing.START, **more: Any) -> NewSnapshot:  # noqa: ANN401
    """Write a response."""
    given: dict[str, Any] = {
        "url": URL,
        "captured_at": at,
        "address": "127.0.0.1",
        "status": 200,
        "headers": HEADERS,
        "body": BODY,
        "media_type": "text/html",
        "request_headers": ((b"User-Agent", b"citewatch"),),
    }
    return writer.response(**(given | more))


def recorded(new: NewSnapshot, number: int = 1) -> Snapshot:
    """Return the snapshot as the store gives it back."""
    return Snapshot(id=number, document_id=1, **{f.name: getattr(new, f.name) for f in dataclasses.fields(new)})


def revisit(writer: WarcWriter, original: Snapshot, *, status: int = 304, **more: Any) -> NewSnapshot:  # noqa: ANN401
    """Write a revisit."""
    given: dict[str, Any] = {
        "original": original,
        "url": original.url,
        "captured_at": storing.day(1),
        "address": None,
        "status": status,
        "headers": ((b"Date", b"Tue, 03 Mar 2026 09:14:00 GMT"),),
        "request_headers": (),
    }
    return writer.revisit(**(given | more))


def fail(writer: WarcWriter, **more: Any) -> NewSnapshot:  # noqa: ANN401
    """Write a record about a visit without an answer."""
    given: dict[str, Any] = {
        "url": URL,
        "captured_at": storing.START,
        "reason": "dns-nxdomain",
        "detail": "no such host\r\nWARC-Type: response",
        "request_headers": (),
    }
    return writer.failure(**(given | more))
