"""Boxes of one shape that each hold a link: what a listing may be made of."""

import re
from collections import defaultdict
from dataclasses import dataclass

from chronicle.documents import outlinks
from chronicle.documents.outline import Anchor, Box, Piece
from chronicle.documents.page import Page

# Three rows of one shape are the least that repeats; two may be chance.
LEAST_ROWS = 3
_MOST_TEXT = 3000
_MOST_PIECES = 60
# Below this an anchor is a number or a label, and the row's own words are the better title.
_SHORT_ANCHOR = 15
_LABEL = re.compile(
    r"^(?:read more|more|download|pdf|details?|view|open|mehr|weiterlesen|подробнее|далее|更多|详细|查看)\W*$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf)(?:$|[?#])", re.IGNORECASE)
_STEPS = 7
_MOST_ANCHORS = 8


@dataclass(slots=True)
class Row:
    """One row: its link, the title for it, its text, how many other addresses it points at (at least 1), its pieces."""

    anchor: Anchor
    title: str
    text: str
    others: int
    pieces: list[Piece]


def rows_of(page: Page) -> list[list[Row]]:
    """Return the groups of rows, each of one shape; rows stand in reading order."""
    inside = _anchors_inside(page)
    groups: dict[str, list[Row]] = defaultdict(list)
    shapes: dict[int, str] = {}
    for box in page.outline.boxes:
        anchors = inside.get(id(box))
        if not anchors or box.parent is None:
            continue
        groups[_shape(box, shapes)].append(_row(box, anchors))
    found = [rows for rows in groups.values() if len(rows) >= LEAST_ROWS]
    return found + _lines(page)


def _anchors_inside(page: Page) -> dict[int, list[Anchor]]:
    """Return the links of every box that holds no more than a row does; those in furniture are left out."""
    inside: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in page.outline.anchors:
        if anchor.href.startswith("#") or page.worths[id(anchor.box)].aside:
            continue
        box: Box | None = anchor.box
        while box is not None and len(inside[id(box)]) <= _MOST_ANCHORS:  # boxes above a full one are full
            inside[id(box)].append(anchor)
            box = box.parent
    return {key: anchors for key, anchors in inside.items() if len(anchors) <= _MOST_ANCHORS}


def _shape(box: Box, shapes: dict[int, str]) -> str:
    """Return the tags without ordinals on the way to a box, with its own first class: rows differ in number only."""
    if id(box) not in shapes:
        steps: list[str] = []
        at: Box | None = box
        while at is not None and len(steps) < _STEPS:
            steps.append(at.tag)
            at = at.parent
        shapes[id(box)] = f"{'/'.join(reversed(steps))}.{box.hint.partition(' ')[0]}"
    return shapes[id(box)]


def _row(box: Box, anchors: list[Anchor]) -> Row:
    pieces = _pieces(box)
    text = " ".join(piece.text for piece in pieces)[:_MOST_TEXT]
    anchor = max(anchors, key=_rank)
    title = outlinks.anchor_text(anchor)
    if len(title) < _SHORT_ANCHOR or _LABEL.match(title):
        longest = max((piece.text for piece in pieces), key=len, default="")
        title = longest[:300] if len(longest) > len(title) else title
    addresses = len({one.href for one in anchors})
    return Row(anchor, " ".join(title.split()), text, max(addresses - 1, 1), pieces)


def _rank(anchor: Anchor) -> tuple[bool, bool, int]:
    """Prefer the link with a title; among labels the one to a file."""
    text = outlinks.anchor_text(anchor)
    titled = len(text) >= _SHORT_ANCHOR and not _LABEL.match(text)
    return titled, not titled and bool(_FILE.search(anchor.href)), len(text)


def _pieces(box: Box) -> list[Piece]:
    """Return the first pieces inside a box: a row's date stands near its title."""
    found: list[Piece] = []
    stack: list[Box | Piece] = [box]
    steps = 0
    while stack and steps < _MOST_PIECES:
        node = stack.pop()
        steps += 1
        if isinstance(node, Piece):
            found.append(node)
        else:
            stack.extend(reversed(node.children))
    return found


def _lines(page: Page) -> list[list[Row]]:
    """Return links that only line breaks part: many in one box are rows of their own."""
    boxes: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in page.outline.anchors:
        if not anchor.href.startswith("#") and not page.worths[id(anchor.box)].aside:
            boxes[id(anchor.box)].append(anchor)
    groups = [anchors for anchors in boxes.values() if len(anchors) >= 2 * LEAST_ROWS]
    return [
        [Row(one, outlinks.anchor_text(one), outlinks.anchor_text(one), 1, []) for one in anchors] for anchors in groups
    ]
