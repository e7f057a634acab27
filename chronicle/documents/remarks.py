"""What readers wrote below an article, where no box is named so: a name, a day and a clock, then words."""

import re
from collections.abc import Sequence

from chronicle.documents import worth
from chronicle.documents.outline import Piece

# "~Jan 29.06.2023, 10:15": who, on which day, when. A live blog gives the clock alone.
_SIGNED = re.compile(
    r"^(?=.{0,40}[^\W\d_]).{2,60}?(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2} [^\W\d_]{3,10}\.? \d{4}|\d{4}年\d{1,2}月\d{1,2}日)[\s,|–-]{1,6}\d{1,2}:\d{2}(?::\d{2})?\W{0,4}$"
)
_LONGEST = 90
_LEAST = 2
# So much prose must stand above them: in a forum the signed words are the text.
_ARTICLE = 400.0


def without(main: list[Piece]) -> list[Piece]:
    """Leave out signed remarks at the end of an article."""
    start = len(main)
    while start and _is_signed(main[start - 1]):
        start -= 1
    if len(main) - start < _LEAST or _prose(main[:start]) < _ARTICLE:
        return main
    return main[:start]


def _is_signed(piece: Piece) -> bool:
    *lines, last = piece.text.split("\n")
    return bool(last.strip()) and any(len(line) <= _LONGEST and _SIGNED.match(line.strip()) for line in lines)


def _prose(pieces: Sequence[Piece]) -> float:
    return sum(worth.units(piece.text) for piece in pieces if worth.is_paragraph(piece))
