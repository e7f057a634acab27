"""Readings cut into pieces (blocks, then sentences) that can be aligned by key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.changes import fold, ignoring, noise, sentences, tokens
from chronicle.changes.rules import CompareRules
from chronicle.documents.model import Block, BlockKind, Reading

_PARAGRAPH = re.compile(r"\n\s*\n")
# In these formats blanks between words get lost.
GLUED = frozenset({"application/pdf"})
_VOLATILE_LENGTH = 140  # characters; a longer block is running text and never held back


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of a reading's main text. `key` is what it is compared by, `noise` its class if it is no content."""

    text: str
    start: int
    end: int
    key: str
    noise: str | None = None
    kinds: tuple[str, ...] = ()
    links_only: bool = False
    path: str = ""
    rule: int = 0


def blocks(reading: Reading, *, rules: CompareRules) -> list[Piece]:
    """Return the blocks of a reading; one without blocks is cut at blank lines."""
    anchors = frozenset(tokens.key(link.text) for link in reading.links)
    ruled = ignoring.apply(reading, rules=rules)
    return [_block(b, anchors=anchors, rules=rules, ruled=ruled) for b in reading.blocks or _paragraphs(reading.text)]


def split(piece: Piece) -> list[Piece]:
    """Return the sentences of a block, with offsets in the reading's text."""
    ranges = sentences.split(piece.text)
    if len(ranges) <= 1:
        return [piece]
    return [
        Piece(
            piece.text[a:b],
            piece.start + a,
            piece.start + b,
            tokens.key(piece.text[a:b]),
            links_only=piece.links_only,
            path=piece.path,
        )
        for a, b in ranges
    ]


def _block(block: Block, *, anchors: frozenset[str], rules: CompareRules, ruled: Mapping[str, int]) -> Piece:
    rule = ruled.get(block.path, 0)
    masked, kinds = noise.mask(block.text)
    volatile = rules.volatility.get(block.path, 0.0) >= rules.volatile_share and len(block.text) <= _VOLATILE_LENGTH
    plain = tokens.key(block.text)
    return Piece(
        block.text,
        block.start,
        block.end,
        tokens.key(masked) if kinds else plain,
        "rule" if rule else "volatile" if volatile else noise.classify(block.text),
        kinds,
        bool(plain) and plain in anchors,
        block.path,
        rule,
    )


def _paragraphs(text: str) -> list[Block]:
    found, start = [], 0
    for gap in _PARAGRAPH.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [
        Block(BlockKind.PARAGRAPH, text[a:b], f"p[{i}]", a, b)
        for i, (a, b) in enumerate(found, start=1)
        if fold.fold_text(text[a:b])
    ]
