"""The headline of a page, which the main text leaves out: a change there is a change."""

import re
from collections.abc import Iterable
from dataclasses import replace

from chronicle.changes import noise, passages, tokens
from chronicle.changes.passages import Differences, Job
from chronicle.changes.pieces import Piece
from chronicle.documents.model import Reading

# Where a page's title ends and the site's name begins.
_PARTS = re.compile(r"\s+[|\u00b7\u2022\u2013\u2014\u00bb-]+\s+")
_FIRST_BLOCKS = 20  # a headline that is part of the text stands near its beginning
_COUNT = re.compile(r"^\(\d+\+?\)\s*")


def compare(before: Reading, after: Reading, *, into: Differences, job: Job) -> None:
    """Compare headlines that stand in neither main text. The edits carry the mark "title" and no offsets."""
    parts, others = _parts(before), _parts(after)
    old = " – ".join(p for p in parts if p not in others)
    new = " – ".join(p for p in others if p not in parts)
    if not old or not new or any(_in_text(side, r) for side in (parts, others) for r in (before, after)):
        return
    found = Differences()
    passages.compare(_piece(old), _piece(new), into=found, job=job)
    into.held_back += found.held_back
    into.edits += [
        replace(e, before_start=0, before_end=0, after_start=0, after_end=0, marks=(*e.marks, "title"))
        for e in found.edits
    ]


def without(pieces: Iterable[Piece], *, of: Reading, other: Reading) -> list[Piece]:
    """Leave out passages that are the headline of the other reading: the same words were taken for the title there."""
    titles = {tokens.key(part) for part in _parts(other)} - {tokens.key(part) for part in _parts(of)}
    said = {tokens.key(block.text) for block in other.blocks} if titles else set()
    return [piece for piece in pieces if piece.key not in titles or piece.key in said]


def _parts(reading: Reading) -> list[str]:
    """Return the parts of a title: the headline, the site, a section of it."""
    return [p for p in _PARTS.split(_COUNT.sub("", reading.title)) if p and noise.classify(p) is None]


def _in_text(parts: list[str], reading: Reading) -> bool:
    texts = {tokens.key(b.text) for b in reading.blocks[:_FIRST_BLOCKS]}
    return any(tokens.key(p) in texts for p in parts)


def _piece(title: str) -> Piece:
    return Piece(title, 0, len(title), tokens.key(title))
