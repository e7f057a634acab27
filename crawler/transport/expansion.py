"""Content codings undone, within limits: a few bytes may not become gigabytes (RFC 9110, section 8.4)."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crawler.transport.failure import VisitFailedError

# We ask for these only: every reader of WARC files can undo them. x-gzip is gzip's old name.
ACCEPTED = b"gzip, deflate"
_GZIP = frozenset({"gzip", "x-gzip"})
_KNOWN = _GZIP | {"deflate"}
# Honest servers pack once; twice happens behind clumsy proxies.
_MOST_LAYERS = 2
_MOST_MEMBERS = 1000
_STEP_BYTES = 64 * 1024
# Below this the ratio says nothing: an empty template may pack very well.
_RATIO_COUNTS_FROM = 1_000_000
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_GZIP_BEGINS = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes that may come out, and the most times the packed size."""

    max_bytes: int
    max_ratio: float


def expand(body: bytes, encodings: Iterable[bytes], *, limits: Limits) -> bytes:
    """Return the body without its content codings. Raises `VisitFailedError`: bomb, truncated or protocol."""
    names = [name.strip().lower() for value in encodings for name in value.decode("latin-1").split(",")]
    layers = [name for name in names if name not in {"", "identity"}]
    if len(layers) > _MOST_LAYERS:
        raise VisitFailedError("bomb", f"packed {len(layers)} times")
    for name in reversed(layers):
        if name not in _KNOWN:
            raise VisitFailedError("protocol", f"packed as {name[:40]!r}, which we did not ask for")
        body = _unpacked(body, name, limits) if body else body
    return body


def _unpacked(body: bytes, name: str, limits: Limits) -> bytes:
    if name in _GZIP and body[:2] != _GZIP_BEGINS:
        return body  # labelled, but not packed: seen behind caches
    allowed = min(limits.max_bytes, max(_RATIO_COUNTS_FROM, int(len(body) * limits.max_ratio)))
    out = bytearray()
    try:
        for piece in _pieces(body, name):
            out += piece
            if len(out) > allowed:
                raise VisitFailedError("bomb", f"{len(body)} bytes unpack to more than {allowed}")
    except zlib.error as error:
        raise VisitFailedError("truncated", f"{name}: {error}") from error
    return bytes(out)


def _pieces(body: bytes, name: str) -> Iterator[bytes]:
    """Yield unpacked pieces of bounded size; gzip may consist of several members (RFC 1952, section 2.2).

    The input goes in by slices, since zlib copies what it has not used yet at every step.
    """
    window = _GZIP_WINDOW if name in _GZIP else _deflate_window(body)
    machine = zlib.decompressobj(wbits=window)
    members = 1
    for start in range(0, len(body), _STEP_BYTES):
        waiting = body[start : start + _STEP_BYTES]
        while waiting:
            if machine.eof:
                if name not in _GZIP or waiting[:1] != _GZIP_BEGINS[:1]:
                    return  # whatever follows is padding
                members += 1
                if members > _MOST_MEMBERS:
                    raise VisitFailedError("bomb", f"more than {_MOST_MEMBERS} gzip members")
                machine = zlib.decompressobj(wbits=window)
            yield machine.decompress(waiting, _STEP_BYTES)
            waiting = machine.unused_data or machine.unconsumed_tail
    if not machine.eof:
        raise VisitFailedError("truncated", f"the packed body ends too early ({name})")


def _deflate_window(body: bytes) -> int:
    """HTTP's deflate has a zlib header, which some servers leave out (RFC 9110, section 8.4.1.2)."""
    zlib_header = body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS
