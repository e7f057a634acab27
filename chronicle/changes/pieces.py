"""Readings cut into pieces (blocks, then sentences) that can be aligned by key."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chronicle.changes import asides, banners, fold, ignoring, noise, sentences, tokens, units
from chronicle.changes.rules import CompareRules
from chronicle.changes.stamps import Place
from chronicle.documents.model import Block, BlockKind, Reading

_PARAGRAPH = re.compile(r"\n\s*\n")
# In these formats blanks between words get lost.
GLUED = frozenset({"application/pdf"})
_VOLATILE_LENGTH = 140  # characters; a longer block is running text and never held back
_RUNNING = 60  # characters from which a paragraph is text rather than a line beside the title
_HEAD = 6  # blocks among which the lines under a title stand
_BUTTON_REACH = 3  # lines below a banner among which its button stands
_SENTENCE_END = re.compile(r"[.!?。！？:：…][\"'”’“»)\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of a reading's main text. `key` is what it is compared by, `noise` its class if it is no content.

    `masked` is its text with the values of stamps left out, `kinds` are their classes. `path` and `kind` are the
    block's, where the piece is a whole one; `rule` is the editors' rule that holds it back.
    """

    text: str
    start: int
    end: int
    key: str
    noise: str | None = None
    kinds: tuple[str, ...] = ()
    links_only: bool = False
    masked: str = ""
    path: str = ""
    kind: BlockKind | None = None
    rule: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """What the pieces of one reading are judged by together."""

    rules: CompareRules
    anchors: frozenset[str]
    asides: frozenset[int]
    buttons: frozenset[str]
    ruled: Mapping[str, int]
    places: Sequence[Place] = field(default_factory=list)


def blocks(reading: Reading, *, rules: CompareRules) -> list[Piece]:
    """Return the blocks of a reading; one without blocks is cut at blank lines."""
    found = list(reading.blocks or _paragraphs(reading.text))
    anchors = frozenset(tokens.key(link.text) for link in reading.links)
    listed = asides.blocks(found, anchors=anchors)
    ruled = ignoring.apply(reading, rules=rules)
    page = _Page(rules, anchors, listed, _beside_buttons(reading.body_text), ruled, _places(found))
    pieces: list[Piece] = []
    for number, block in enumerate(found):
        in_bar = bool(pieces) and pieces[-1].noise in ("share", "language")
        pieces.append(_block(block, page, number=number, in_bar=in_bar))
    return pieces


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
            units.key(piece.text[a:b]),
            links_only=piece.links_only,
            path=piece.path,
        )
        for a, b in ranges
    ]


def _block(block: Block, page: _Page, *, number: int, in_bar: bool) -> Piece:
    rules, place, plain = page.rules, page.places[number], tokens.key(block.text)
    masked, kinds = noise.mask(block.text, place)
    linked = bool(plain) and plain in page.anchors
    rule = page.ruled.get(block.path, 0)
    if rule:
        kind: str | None = "rule"
    elif rules.volatility.get(block.path, 0.0) >= rules.volatile_share and len(block.text) <= _VOLATILE_LENGTH:
        kind = "volatile"
    elif number in page.asides:
        kind = "related"
    else:
        button = plain in page.buttons
        kind = noise.classify(block.text, place=place, linked=linked, in_bar=in_bar, button=button)
    key = tokens.key(masked) if kinds else units.key(block.text)
    return Piece(block.text, block.start, block.end, key, kind, kinds, linked, masked, block.path, block.kind, rule)


def _places(found: Sequence[Block]) -> list[Place]:
    """Say of each block whether it stands before, in or behind the running text."""
    running = [n for n, b in enumerate(found) if _is_running(b)]
    first, last = (running[0], running[-1]) if running else (len(found), len(found))
    return [_place(block, number, first=min(first, _HEAD), last=last) for number, block in enumerate(found)]


def _place(block: Block, number: int, *, first: int, last: int) -> Place:
    if block.kind is BlockKind.ROW:
        return Place.ROW
    if number < first and block.kind not in (BlockKind.ITEM, BlockKind.HEADING):
        return Place.HEAD
    return Place.FOOT if number > last else Place.BODY


def _is_running(block: Block) -> bool:
    text = block.text.strip()
    if block.kind in (BlockKind.HEADING, BlockKind.ROW):
        return False
    return len(text) >= (_RUNNING // 3 if text and fold.is_cjk(text[0]) else _RUNNING) and bool(
        _SENTENCE_END.search(text)
    )


def _beside_buttons(text: str) -> frozenset[str]:
    """Return the keys of the lines about cookies directly above a button to accept or refuse."""
    lines = [line for line in text.split("\n") if line.strip()]
    return frozenset(
        tokens.key(line)
        for number, line in enumerate(lines)
        if "cookie" in line.lower()
        and any(banners.is_button(below) for below in lines[number + 1 : number + 1 + _BUTTON_REACH])
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
