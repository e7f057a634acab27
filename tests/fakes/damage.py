"""Bytes as they may arrive: real ones of the demonstration, cut, doubled, mixed up, sown with what breaks parsers."""

from collections.abc import Callable, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
_TOKENS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n\r\n", b"\xb2", b"%", b"&#x110000;", b"&#0;", b"\xed\xa0\x80"),
    *(b"<", b">", b"<!--", b"<![CDATA[", b"<script>", b"<base href='http://['>", b"<a href='http://[::1'>", b"<table>"),
    *(b"<meta charset=utf-7>", b"<meta http-equiv=refresh content='0;url=//'>", b"<time datetime='0000-00-00'>"),
    *(b"9" * 40, b"-1", b"1e999", b"0x7fffffff", b"31. Februar 2021", b"99/99", b"A/RES/", b"[9999999999]", b"[0]"),
    *(b"obj", b"endobj", b"stream", b"endstream", b"xref", b"/Length -1", b"/Pages 1 0 R", b"PK\x03\x04"),
    *(b"\n  ? [a]\n", b": &a [*a]", b"!!python/object:os.system", b"\t", b"- - - -", b"'", b'"', b"|\n"),
    *("„".encode(), "“".encode(), "中文。".encode(), "слово ".encode("cp1251"), "\u202e".encode(), "ſ".encode()),
    *(b"Content-Length: ", b"WARC/1.1", b"Content-Encoding: gzip, br, x", b"HTTP/1.1 \xb3"),
)
_MOST_WOUNDS = 8
_LONGEST_CUT = 4_000


def packaged(folder: str, *, ending: str) -> list[bytes]:
    """Return the demonstration's files below a folder that have this ending."""
    return [
        file.read_bytes() for file in _files(resources.files("citewatch.demo") / folder) if file.name.endswith(ending)
    ]


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        found += [path] if path.is_file() else _files(path)
    return found


def attempt(work: Callable[[], T], *, refusal: type[Exception]) -> tuple[T | None, str]:
    """Return what comes of it and "", or None and the sentence of a refusal; any other error is one."""
    try:
        return work(), ""
    except refusal as error:
        return None, str(error)


@st.composite
def damaged(draw: st.DrawFn, sound: Sequence[bytes]) -> bytes:
    """Draw one of these, wounded in a few places."""
    body = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(0, _MOST_WOUNDS))):
        body = _wounded(draw, body)
    return body


def _wounded(draw: st.DrawFn, body: bytes) -> bytes:
    start = draw(st.integers(0, len(body)))
    end = min(len(body), start + draw(st.integers(0, _LONGEST_CUT)))
    kind = draw(st.sampled_from(("cut", "double", "sow", "flip", "truncate", "move")))
    if kind == "cut":
        return body[:start] + body[end:]
    if kind == "double":
        return body[:end] + body[start:end] * draw(st.integers(1, 5)) + body[end:]
    if kind == "sow":
        return body[:start] + draw(st.sampled_from(_TOKENS) | st.binary(max_size=8)) + body[start:]
    if kind == "flip":
        return body[:start] + bytes(byte ^ 1 << (byte % 8) for byte in body[start : start + 3]) + body[start + 3 :]
    if kind == "truncate":
        return body[:start]
    return body[end:] + body[start:end] + body[:start]
