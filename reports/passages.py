"""Short passages of text with some words marked, cut to what a reader needs around the marks."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


def mark(text: str, wanted: Sequence[str]) -> tuple[Piece, ...]:
    """Return the text in pieces, with the wanted runs marked, each looked for behind the one before.

    A run that does not stand in the text (a rule compared a folded form) is passed over.
    """
    pieces: list[Piece] = []
    at = 0
    for run in filter(None, wanted):
        start = _find(text, run, at)
        if start < 0:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start : start + len(run)], marked=True)]
        at = start + len(run)
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def shorten(pieces: Sequence[Piece], limit: int) -> tuple[Piece, ...]:
    """Cut what lies far from the marks, so that about `limit` characters of unmarked text remain.

    Without marks the beginning is kept. Marked text is kept whole up to `limit` characters a piece.
    """
    if sum(len(piece.text) for piece in pieces) <= limit:
        return tuple(pieces)
    if not any(piece.marked for piece in pieces):
        return (Piece(cut("".join(piece.text for piece in pieces), limit)),)
    plain = [piece for piece in pieces if not piece.marked]
    share = max(limit // max(2 * len(plain), 1), 12)
    return tuple(_shortened(pieces, share, limit))


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, ended at a word's end and with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    head = text[: max(limit - 1, 1)]
    space = head.rfind(" ")
    # Scripts without spaces, and one endless word, are cut where the limit is.
    return (head[:space] if space > limit // 2 else head).rstrip() + ELLIPSIS


def plain(pieces: Sequence[Piece], *, opening: str = "[", closing: str = "]") -> str:
    """Return the pieces as plain text, with the marked ones between brackets."""
    return "".join(f"{opening}{piece.text}{closing}" if piece.marked else piece.text for piece in pieces)


def sides(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return two wordings of one place with what differs marked on each side, and half a word at the ends left out."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])

    def marked(text: str) -> tuple[Piece, ...]:
        stop = len(text) - end
        head, tail = _at_word_start(text[:start]).lstrip(), _at_word_end(text[stop:]).rstrip()
        opening = ELLIPSIS + " " if len(head) < start else ""
        closing = " " + ELLIPSIS if len(tail) < end else ""
        parts = (Piece(opening + head), Piece(text[start:stop], marked=True), Piece(tail + closing))
        return tuple(part for part in parts if part.text)

    return marked(before), marked(after)


def _shared(one: str, other: str) -> int:
    """Return how many letters both begin with."""
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _find(text: str, run: str, start: int) -> int:
    """Return where the run stands as whole words, else where it stands at all, else -1."""
    at = text.find(run, start)
    for candidate in itertools.islice(_occurrences(text, run, at), 20):
        before = text[candidate - 1 : candidate]
        after = text[candidate + len(run) : candidate + len(run) + 1]
        if not (before.isalnum() or after.isalnum()):
            return candidate
    return at


def _occurrences(text: str, run: str, at: int) -> Iterator[int]:
    while at >= 0:
        yield at
        at = text.find(run, at + 1)


def _shortened(pieces: Sequence[Piece], share: int, limit: int) -> Iterator[Piece]:
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece.marked:
            yield Piece(cut(piece.text, limit), marked=True)
            continue
        head = piece.text if index == 0 and len(piece.text) <= share else ("" if index == 0 else piece.text[:share])
        tail = piece.text[-share:] if index != last else ""
        if len(piece.text) <= len(head) + len(tail):
            yield piece
        else:
            yield Piece(_at_word_end(head) + ELLIPSIS + _at_word_start(tail))


def _at_word_end(text: str) -> str:
    space = text.rfind(" ")
    return text[: space + 1] if space > len(text) // 2 else text


def _at_word_start(text: str) -> str:
    space = text.find(" ")
    return text[space:] if 0 <= space < len(text) // 2 else text
