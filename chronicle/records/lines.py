"""The lines of a plain text, with their places."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONGEST_WRAPPED = 130
_LEAST_JOINED_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its blanks at both ends; `start` and `end` are the places of what is left."""

    text: str
    start: int
    end: int
    indented: bool


def normalise(text: str) -> str:
    r"""Make every line end "\n" and drop a byte order mark; all other characters stay, so places stay countable."""
    return _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))


def split(text: str) -> list[Line]:
    """Return all lines, the empty ones too."""
    return list(_split(text))


def _split(text: str) -> Iterator[Line]:
    offset = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        start = offset + len(raw) - len(raw.lstrip()) if bare else offset
        yield Line(text=bare, start=start, end=start + len(bare), indented=raw[:1].isspace())
        offset += len(raw) + 1


def are_wrapped(lines: list[Line]) -> bool:
    """Say whether sentences run on over line ends, as in a mail; else every line is a block of its own."""
    if max((len(line.text) for line in lines), default=0) > _LONGEST_WRAPPED:
        return False
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if one.text and two.text]
    joined = sum(two.text[0].islower() for _, two in pairs)
    return bool(pairs) and joined >= len(pairs) * _LEAST_JOINED_SHARE
