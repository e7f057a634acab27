"""Comparing texts that are too long to be compared word by word: sentence by sentence, and honest about it.

What stands on both sides is taken out by its words, wherever it stands. If little is left, that is compared as finely
as any text; otherwise whole stretches are told as replaced, without saying what kind of words they hold.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from chronicle.changes import fold, tokens
from chronicle.changes.model import Edit
from chronicle.changes.pieces import Piece
from chronicle.changes.rules import CompareRules
from chronicle.documents.model import Reading

LABEL = "coarse"
# A sentence may be missing its end; so many characters at once are looked at.
_LONGEST = 2000
_SENTENCE = re.compile(rf"[^.!?。！？\n]{{1,{_LONGEST}}}[.!?。！？]*|[.!?。！？]{{1,{_LONGEST}}}")
# So much may be left to be compared word by word: seconds, not minutes.
_MOST_PIECES = 500
_MOST_CHARACTERS = 100_000

Fine = Callable[[list[Piece], list[Piece]], None]


def is_needed(before: Reading, after: Reading, *, rules: CompareRules) -> bool:
    """Say whether one of two readings is too long for the fine comparison."""
    return any(len(r.blocks) > rules.most_blocks or len(r.text) > rules.most_characters for r in (before, after))


def compare(before: Reading, after: Reading, *, fine: Fine) -> list[Edit]:
    """Return the edits of two long texts; `fine` is handed what is left where that is little, and returns its own."""
    old, new = _pieces(before.text), _pieces(after.text)
    held, come = Counter(p.key for p in old), Counter(p.key for p in new)
    gone, added = held - come, come - held
    old, new = _left(old, gone), _left(new, added)
    if max(len(old), len(new)) <= _MOST_PIECES and _size(old) <= _MOST_CHARACTERS >= _size(new):
        fine([_keyed(p) for p in old], [_keyed(p) for p in new])
        return []
    return [*_stretches(before.text, old, len(after.text), gone=True), *_stretches(after.text, new, len(before.text))]


def _pieces(text: str) -> list[Piece]:
    found = []
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        key = " ".join(sentence.split()).casefold()
        if key:
            start = match.start() + len(sentence) - len(sentence.lstrip())
            found.append(Piece(sentence.strip(), start, start + len(sentence.strip()), key))
    return found


def _left(pieces: Sequence[Piece], wanted: Counter[str]) -> list[Piece]:
    """Return the pieces that only this side has; of equal ones, the last as many as it has more."""
    left = []
    for piece in reversed(pieces):
        if wanted[piece.key] > 0:
            wanted[piece.key] -= 1
            left.append(piece)
    return left[::-1]


def _keyed(piece: Piece) -> Piece:
    return Piece(piece.text, piece.start, piece.end, tokens.key_of(tokens.key(fold.without_invisible(piece.text))))


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _stretches(text: str, pieces: Sequence[Piece], other: int, *, gone: bool = False) -> Iterator[Edit]:
    """Yield neighbouring pieces as one edit each; its place in the other text is a guess by proportion."""
    start = end = -1
    for piece in (*pieces, None):
        if piece is not None and start >= 0 and not text[end : piece.start].strip():
            end = piece.end
            continue
        if start >= 0:
            at = min(other, start)
            if gone:
                yield Edit("delete", text[start:end], "", start, end, at, at)
            else:
                yield Edit("insert", "", text[start:end], at, at, start, end)
        if piece is not None:
            start, end = piece.start, piece.end
