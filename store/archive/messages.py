"""What the records of a visit contain: HTTP messages, where they came from, what they refer to."""

import http
import os
import socket
import urllib.parse
from collections.abc import Mapping, Sequence

from store import errors
from store.archive import records
from store.model.evidence import Snapshot

RESPONSE = ("Content-Type", "application/http;msgtype=response")
REQUEST = ("Content-Type", "application/http;msgtype=request")
FIELDS = ("Content-Type", "application/warc-fields")
REVISIT_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
REVISIT_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
# What the transport has taken away before we see the response.
LOSSES = (
    "The reason phrase is the standard's, not the server's; header names may differ in case from what was sent; "
    "transfer coding is removed and its header left out; the Host header of requests is restored from the address; "
    "messages of other versions are written in the form of HTTP/1.1."
)


def response(status: int, headers: records.HttpHeaders, body: bytes = b"") -> bytes:
    """Return a response with its body as it was sent, content coding included."""
    try:
        phrase = http.HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    # The body is de-chunked already; with this header a reader would take it for chunks.
    kept = [(name, value) for name, value in headers if name.lower() != b"transfer-encoding"]
    return records.http_block(f"HTTP/1.1 {status} {phrase}", kept, body)


def request(url: str, headers: records.HttpHeaders) -> bytes:
    """Return a GET request for this address."""
    parts = urllib.parse.urlsplit(records.target(url))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = list(headers)
    if header(headers, b"host") is None:
        kept.insert(0, (b"Host", parts.netloc.rpartition("@")[2].encode()))
    return records.http_block(f"GET {path} HTTP/1.1", kept)


def warcinfo(software: str, operator: str, vantage: Mapping[str, str], *, owner: str) -> bytes:
    """Return what a file says about itself: who made it, with what, from where, and what is lost in it."""
    return records.warc_fields(
        [
            ("software", software),
            ("operator", operator),
            ("hostname", socket.gethostname()),
            ("process", f"{owner} ({os.getpid()})"),
            ("format", "WARC File Format 1.1"),
            ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
            *((f"vantage-{name}", value) for name, value in sorted(vantage.items())),
            ("losses", LOSSES),
        ]
    )


def origin(
    url: str, warcinfo_id: str, *, address: str | None = None, protocol: str = "", marks: Sequence[str] = ()
) -> list[records.Field]:
    """Return the fields that say what was asked, and where; `marks` tell what was unusual about the way there."""
    fields = [("WARC-Target-URI", records.target(url)), ("WARC-Warcinfo-ID", f"<{warcinfo_id}>")]
    fields += records.ip_field(address)
    if protocol and not protocol.upper().startswith("HTTP/1"):
        fields.append(("WARC-Protocol", protocol))  # a proposed field: iipc/warc-specifications, issue 42
    fields += [("X-Mark", mark) for mark in marks]  # other names are allowed (WARC 1.1, section 4)
    return fields


def refers(original: Snapshot, *, not_modified: bool) -> list[records.Field]:
    """Return a revisit's fields (WARC 1.1, section 6.7). Raises `ArchiveError` for an original that is no response."""
    if original.record_type != "response":
        raise errors.ArchiveError(
            f"snapshot {original.id} is a {original.record_type}; a revisit refers to a response: give its original"
        )
    return [
        ("WARC-Profile", REVISIT_NOT_MODIFIED if not_modified else REVISIT_SAME_PAYLOAD),
        ("WARC-Refers-To", f"<{original.warc_record_id}>"),
        ("WARC-Refers-To-Target-URI", records.target(original.url)),
        ("WARC-Refers-To-Date", records.warc_date(original.captured_at)),
        ("WARC-Payload-Digest", original.digest),
    ]


def header(headers: records.HttpHeaders, wanted: bytes) -> str | None:
    """Return the first header of this name (given in lower case), byte for byte as Latin-1."""
    return next((value.decode("latin-1") for name, value in headers if name.lower() == wanted), None)
