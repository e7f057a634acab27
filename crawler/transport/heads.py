"""Heads of responses, mended where browsers would put up with them."""

import re

# RFC 9112, section 5: a name, a colon, a value; what does not fit is left out, as browsers do.
_FIELD = re.compile(rb"([-!#$%&'*+.^_`|~0-9A-Za-z]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_UNWANTED = re.compile(rb"[\x00\x0b\x0c\r]")
_END = re.compile(rb"\r?\n\r?\n")
# At first with its status line only: real ones are below 50 bytes.
_LONGEST_STATUS_LINE = 1000


def end_of(buffer: bytes | bytearray) -> int | None:
    """Return the offset behind the blank line that ends a head, None while it is not there."""
    match = _END.search(buffer)
    return match.end() if match else None


def mended(head: bytes) -> bytes:
    """Return the head with its broken lines left out, for a strict parser. The status line stays as it is."""
    lines = _unfolded(head)
    good = [lines[0][:_LONGEST_STATUS_LINE]]
    for line in lines[1:]:
        match = _FIELD.fullmatch(line)
        if match is not None:
            good.append(match[1] + b": " + b" ".join(match[2].split()))
    return b"\r\n".join(good) + b"\r\n\r\n"


def _unfolded(head: bytes) -> list[bytes]:
    """Split into lines; a line that begins with a blank goes on with the one before (RFC 9112, section 5.2)."""
    lines: list[bytearray] = []
    for line in head.split(b"\n"):
        clean = _UNWANTED.sub(b"", line)
        if clean[:1] in {b" ", b"\t"} and len(lines) > 1:
            lines[-1] += b" " + clean.strip()
        elif clean.strip():
            lines.append(bytearray(clean))
    return [bytes(line) for line in lines] or [b""]
