"""Which pieces of a page are its main text.

Every piece gets a value: prose counts for its length, links and set phrases against it. A box is worth its own pieces
and those children that are worth more than cutting them off costs. The main region is found from the top: one goes
down into a child as long as that child holds nearly all of its parent's value. So a word more or less in a sidebar
moves nothing, and the same layout gives the same region in every version of a page.
"""

import re
from dataclasses import dataclass

from chronicle.documents import furniture
from chronicle.documents.model import BlockKind
from chronicle.documents.outline import Box, Outline, Piece

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# One Chinese character carries about as much as two and a half letters.
_WIDE_WEIGHT = 1.5
_SENTENCE = re.compile(r"[.!?。！？;；](?:[\"'”’»」』)\]]|\s|$)|[,，、](?=\s|[^\x00-\x7f])")
# Shorter lines without any sentence are captions, labels, headings: neither here nor there.
_SHORT = 90.0
# Linked characters weigh more than plain ones: a paragraph that is half links is a list of links.
_LINKED_WEIGHT = 2.0
_CUT = 12.0
_KEEP_SHARE = 0.8
_FURNITURE_SHARE = 0.5
_MOST = 0.5


@dataclass(slots=True)
class _Worth:
    """Values of one box: what it is worth inside the main text, and whether it stands in furniture."""

    value: float = 0.0
    furniture: bool = False


def find(outline: Outline) -> list[Piece]:
    """Return the pieces of main text in reading order; empty where the page has none."""
    worths = _worths(outline)
    region = _region(outline.root, worths)
    chosen = _inside(region, worths)
    return [piece for piece in outline.pieces if id(piece) in chosen]


def value_of(piece: Piece, *, in_furniture: bool) -> float:
    """Return what a piece is worth as main text, in characters of prose."""
    wide = len(_WIDE.findall(piece.text))
    units = len(piece.text) + wide * _WIDE_WEIGHT
    share = piece.linked / max(len(piece.text), 1)
    prose = units * (1 - share) - units * share * _LINKED_WEIGHT
    if in_furniture:
        return -units * _FURNITURE_SHARE if prose > 0 else prose
    if furniture.is_phrase(piece.text):
        return -units
    if prose <= 0:
        return prose
    if piece.kind is BlockKind.HEADING:
        return 0.0
    if units < _SHORT and not _SENTENCE.search(piece.text):
        return -3.0
    return prose


def _worths(outline: Outline) -> dict[int, _Worth]:
    """Value every box, children before parents (boxes are listed parents first)."""
    prose = _prose(outline)
    most = prose[id(outline.root)] * _MOST
    worths: dict[int, _Worth] = {}
    for box in outline.boxes:
        above = worths.get(id(box.parent))
        named = box is not outline.root and prose[id(box)] < most and furniture.is_furniture(box)
        worths[id(box)] = _Worth(furniture=bool(above and above.furniture) or box.hidden or named)
    for box in reversed(outline.boxes):
        worth = worths[id(box)]
        worth.value = sum(_gain(child, worths, in_furniture=worth.furniture) for child in box.children)
    return worths


def _prose(outline: Outline) -> dict[int, float]:
    """Return the prose in every box, whatever its name: what holds most of a page's prose is not its furniture."""
    prose = dict.fromkeys(map(id, outline.boxes), 0.0)
    for piece in outline.pieces:
        prose[id(piece.box)] += max(value_of(piece, in_furniture=False), 0.0)
    for box in reversed(outline.boxes):
        if box.parent is not None:
            prose[id(box.parent)] += prose[id(box)]
    return prose


def _gain(child: Box | Piece, worths: dict[int, _Worth], *, in_furniture: bool) -> float:
    if isinstance(child, Piece):
        return max(value_of(child, in_furniture=in_furniture), -_CUT)
    worth = worths[id(child)]
    return max(worth.value, 0.0 if worth.furniture else -_CUT)


def _region(root: Box, worths: dict[int, _Worth]) -> Box:
    box = root
    while True:
        boxes = [child for child in box.children if isinstance(child, Box)]
        best = max(boxes, key=lambda child: worths[id(child)].value, default=None)
        if best is None or worths[id(best)].value < worths[id(box)].value * _KEEP_SHARE or worths[id(best)].value <= 0:
            return box
        box = best


def _inside(region: Box, worths: dict[int, _Worth]) -> set[int]:
    chosen: set[int] = set()
    stack: list[Box] = [region]
    while stack:
        box = stack.pop()
        bad = worths[id(box)].furniture
        for child in box.children:
            if isinstance(child, Piece):
                if value_of(child, in_furniture=bad) > -_CUT:
                    chosen.add(id(child))
            elif worths[id(child)].value > (0.0 if worths[id(child)].furniture else -_CUT):
                stack.append(child)
    return chosen
