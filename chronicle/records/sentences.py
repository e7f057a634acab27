"""Sentences of running text, with their places. German ordinals ("am 16. Juni") end no sentence."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?<![\s(]\d)(?<![\s(]\d\d)(?<!\bu\.a)(?<!\bz\.B)(?<!\bd\.h)[.!?…](?:\[\d{1,3}\]|[“”\"»)])*\s+(?=[A-ZÄÖÜ„“\"«])"
)


def find(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences between two places."""
    begin = start
    for match in _END.finditer(text, start, end):
        yield begin, match.end()
        begin = match.end()
    if begin < end:
        yield begin, end
