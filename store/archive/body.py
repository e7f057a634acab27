"""An archived copy read back: status, headers and the body as a reader gets it, to read again or to show."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from store import errors
from store.archive import parsing
from store.archive.ports import Archive
from store.model.evidence import Snapshot
from store.ports import Store

# As generous as the crawler; what it took can be read back.
MAX_BODY_BYTES = 256 * 1024 * 1024
_STEP_BYTES = 64 * 1024
_MOST_LAYERS = 2
_MOST_MEMBERS = 1000
_GZIP_BEGINS = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """What a server answered. `body` has its content coding undone; `url` is where these very bytes came from.

    Of a revisit, status and body are the original's, and `revisit_headers` what the server said that time.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    revisit_headers: tuple[tuple[str, str], ...] = ()

    def header(self, wanted: str) -> str | None:
        """Return the first header of this name (in lower case)."""
        return next((value for name, value in self.headers if name.lower() == wanted), None)


def load(archive: Archive, store: Store, snapshot: Snapshot, *, most: int = MAX_BODY_BYTES) -> ArchivedResponse:
    """Return the response that a snapshot shows.

    Raises `ArchiveError` where it is not there whole, is a visit without an answer, or unpacks to over `most` bytes.
    """
    record = _record(archive, snapshot)
    if snapshot.record_type == "revisit":
        original = store.visits.snapshot(snapshot.refers_to) if snapshot.refers_to is not None else None
        if original is None or original.record_type != "response":
            raise errors.ArchiveError(f"snapshot {snapshot.id} refers to no response: run citewatch archive verify")
        said = parsing.http(record.block).headers
        first = load(archive, store, original, most=most)
        return ArchivedResponse(first.url, first.status, first.headers, first.body, said)
    if snapshot.record_type != "response":
        raise errors.ArchiveError(f"snapshot {snapshot.id} is a visit without an answer: there is no body to show")
    message = parsing.http(record.block)
    if message.status is None:
        raise errors.ArchiveError(f"snapshot {snapshot.id} holds no HTTP response: restore its file from a backup")
    codings = ",".join(value for name, value in message.headers if name.lower() == "content-encoding")
    return ArchivedResponse(snapshot.url, message.status, message.headers, unpacked(message.body, codings, most=most))


def failure(archive: Archive, snapshot: Snapshot) -> dict[str, str]:
    """Return what the metadata record of a visit without an answer says, by field name in lower case."""
    if snapshot.record_type != "metadata":
        raise errors.ArchiveError(f"snapshot {snapshot.id} is a {snapshot.record_type}: load it as a response")
    lines = _record(archive, snapshot).block.decode("utf-8", "replace").split("\r\n")
    parted = (line.partition(":") for line in lines if line)
    return {name.strip().lower(): value.strip() for name, _, value in parted}


def unpacked(body: bytes, codings: str, *, most: int) -> bytes:
    """Undo content codings. Raises `ArchiveError` beyond `most` bytes or for a coding that we never ask for."""
    layers = [name for part in codings.split(",") if (name := part.strip().lower()) not in ("", "identity")]
    if len(layers) > _MOST_LAYERS:
        raise errors.ArchiveError(
            f"the body is packed {len(layers)} times: take it from the WARC file with another tool"
        )
    for name in reversed(layers):
        if name in ("gzip", "x-gzip"):
            body = _inflated(body, _GZIP, most) if body.startswith(_GZIP_BEGINS) else body
        elif name == "deflate":
            body = _inflated(body, _deflate_window(body), most)
        else:
            raise errors.ArchiveError(
                f"the body is packed as {name[:40]!r}: take it from the WARC file with another tool"
            )
    if len(body) > most:
        raise errors.ArchiveError(f"the body is larger than {most} bytes: take it from the WARC file with another tool")
    return body


def _inflated(body: bytes, window: int, most: int) -> bytes:
    out = bytearray()
    try:
        for piece in _pieces(body, window):
            out += piece
            if len(out) > most:
                raise errors.ArchiveError(f"the body unpacks to more than {most} bytes: it may be a bomb")
    except zlib.error as error:
        raise errors.ArchiveError(f"the body cannot be unpacked ({error}): it is archived as it was sent") from error
    return bytes(out)


def _pieces(body: bytes, window: int) -> Iterator[bytes]:
    """Yield unpacked pieces of bounded size; gzip may consist of several members (RFC 1952, section 2.2)."""
    machine = zlib.decompressobj(window)
    members = 1
    for start in range(0, len(body), _STEP_BYTES):
        waiting = body[start : start + _STEP_BYTES]
        while waiting:
            if machine.eof:
                if window != _GZIP or not waiting.startswith(_GZIP_BEGINS[:1]) or members >= _MOST_MEMBERS:
                    return  # padding
                members += 1
                machine = zlib.decompressobj(window)
            yield machine.decompress(waiting, _STEP_BYTES)
            waiting = machine.unused_data or machine.unconsumed_tail


def _deflate_window(body: bytes) -> int:
    """Tell zlib's wrapping (what the standard means) from a bare stream (what some servers send)."""
    wrapped = len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def _record(archive: Archive, snapshot: Snapshot) -> parsing.ParsedRecord:
    found = parsing.member(archive.read(snapshot.warc_file, snapshot.offset, snapshot.length))
    if found.fields.get("warc-record-id") != f"<{snapshot.warc_record_id}>":
        raise errors.ArchiveError(
            f"{snapshot.warc_file} holds another record at {snapshot.offset} than snapshot {snapshot.id} says: "
            "restore the file from a backup"
        )
    return found
