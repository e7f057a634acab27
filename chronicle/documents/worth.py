"""What the pieces and boxes of a page are worth as main text, in characters of prose."""

import re
from collections import defaultdict
from dataclasses import dataclass

from chronicle.documents import furniture
from chronicle.documents.model import BlockKind
from chronicle.documents.outline import Box, Outline, Piece

# Cutting a part off costs so much: shorter odd lines between paragraphs stay where they are.
CUT = 12.0
# Shorter lines without any sentence are captions, labels, headings: neither here nor there.
SHORT = 90.0
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# One Chinese character carries about as much as two and a half letters.
_WIDE_WEIGHT = 1.5
_SENTENCE = re.compile(r"[.!?。！？;；](?:[\"'”’»」』)\]]|\s|$)|[,，、](?=\s|[^\x00-\x7f])")
_END = re.compile(r"[.!?。！？…][\"'”’»」』)\]]{0,3}$")
# A paragraph that is half links is a list of links.
_LINKED_WEIGHT = 1.0
_LABEL = -3.0
_FURNITURE_SHARE = 0.5
_ALL_LINKED = 0.9
_LEAST_TEASERS = 3
_MOST_TEASER_PROSE = 350.0
_MOST_TEASER_SHARE = 0.5
_MOST_CAPTION = 0.2
# A listing is mostly links: a box with half of all words on the page is no sidebar, whatever its name.
_MOST_LINKED = 0.4
_MOST_HIDDEN = 0.8
_SENTENCE_UNITS = 40.0
_MIXED = -6.0


@dataclass(slots=True)
class Worth:
    """Values of one box: what it is worth inside the main text, its prose whatever it is called, its pieces.

    `furniture` boxes are no main text; links in `aside` boxes belong to the site and not to the page.
    """

    value: float = 0.0
    prose: float = 0.0
    furniture: bool = False
    caption: bool = False
    aside: bool = False
    text: float = 0.0
    pieces: int = 0
    linked: int = 0


def units(text: str) -> float:
    """Return the length of a text in letters, wide characters counted for more."""
    return len(text) + len(_WIDE.findall(text)) * _WIDE_WEIGHT if not text.isascii() else float(len(text))


def is_paragraph(piece: Piece) -> bool:
    """Say whether a piece is running text: long, or ending as sentences end."""
    return piece.kind is not BlockKind.HEADING and (units(piece.text) >= SHORT or bool(_END.search(piece.text[-8:])))


def of_piece(piece: Piece, *, in_furniture: bool) -> float:
    """Return what a piece is worth: prose for its length, links, set phrases and furniture against it."""
    size = units(piece.text)
    share = piece.linked / max(len(piece.text), 1)
    prose = size * (1 - share) - size * share * _LINKED_WEIGHT
    if in_furniture:
        return -size * _FURNITURE_SHARE if prose > 0 else prose
    if furniture.is_phrase(piece.text):
        return -size
    if prose <= 0:
        says = size * (1 - share) >= _SENTENCE_UNITS and is_paragraph(piece)
        if says:
            return max(prose, _MIXED)
        return min(prose, -CUT) if share >= _ALL_LINKED else prose
    if piece.kind in {BlockKind.HEADING, BlockKind.ROW}:
        return 0.0 if size < SHORT else prose
    if size < SHORT and not _SENTENCE.search(piece.text):
        return 0.0 if piece.kind is BlockKind.ITEM and not piece.linked else _LABEL
    return prose


def of_boxes(outline: Outline) -> dict[int, Worth]:
    """Value every box, children before parents (boxes are listed parents first)."""
    worths = {id(box): Worth() for box in outline.boxes}
    _sum_prose(outline, worths)
    teasers = _teasers(outline, worths, max(worths[id(outline.root)].prose, 1.0))
    for box in outline.boxes:
        _judge(box, worths, whole=worths[id(outline.root)], is_teaser=id(box) in teasers)
    for box in reversed(outline.boxes):
        worth = worths[id(box)]
        worth.value = sum(_gain(child, worths, in_furniture=worth.furniture) for child in box.children)
    return worths


def _judge(box: Box, worths: dict[int, Worth], *, whole: Worth, is_teaser: bool) -> None:
    """Say of a box, after its parent, whether it is furniture, a caption, or no part of the page's own links."""
    worth = worths[id(box)]
    above = worths[id(box.parent)] if box.parent is not None else Worth()
    share = worth.prose / max(whole.prose, 1.0)
    named = box.parent is not None and share < furniture.most_share(box)
    # Scripts show some texts that the source hides; what holds nearly all of the prose is one of them.
    hidden = box.hidden and share < _MOST_HIDDEN
    many = worth.text > whole.text * _MOST_LINKED and not furniture.is_navigation(box)
    worth.caption = above.caption or (share < _MOST_CAPTION and furniture.is_caption(box))
    worth.furniture = above.furniture or hidden or named or is_teaser
    worth.aside = above.aside or hidden or (named and not many)


def _sum_prose(outline: Outline, worths: dict[int, Worth]) -> None:
    """Sum up prose and pieces, names aside: what holds most of a page's prose is not its furniture."""
    for piece in outline.pieces:
        worth = worths[id(piece.box)]
        worth.prose += max(of_piece(piece, in_furniture=False), 0.0)
        worth.pieces += 1
        worth.text += len(piece.text)
        worth.linked += piece.linked >= len(piece.text) * _ALL_LINKED
    for box in reversed(outline.boxes):
        if box.parent is not None:
            worth, above = worths[id(box)], worths[id(box.parent)]
            above.prose += worth.prose
            above.pieces += worth.pieces
            above.text += worth.text
            above.linked += worth.linked


def _teasers(outline: Outline, worths: dict[int, Worth], whole: float) -> set[int]:
    """Return the boxes that stand in a row of like boxes, each with a linked line and little prose: other articles."""
    found: set[int] = set()
    for box in outline.boxes:
        if len(box.children) < _LEAST_TEASERS:
            continue
        groups: dict[str, list[Box]] = defaultdict(list)
        for child in box.children:
            if isinstance(child, Box) and worths[id(child)].pieces:
                groups[f"{child.tag}.{child.hint.partition(' ')[0]}"].append(child)
        for group in groups.values():
            rows = [worths[id(child)] for child in group]
            prose = sum(row.prose for row in rows)
            linked = sum(row.linked > 0 and row.pieces > 1 for row in rows)
            if (
                len(rows) >= _LEAST_TEASERS
                and linked >= len(rows) * _ALL_LINKED
                and prose < len(rows) * _MOST_TEASER_PROSE
                and prose < whole * _MOST_TEASER_SHARE
            ):
                found.update(id(child) for child in group)
    return found


def _gain(child: Box | Piece, worths: dict[int, Worth], *, in_furniture: bool) -> float:
    if isinstance(child, Piece):
        return max(of_piece(child, in_furniture=in_furniture), -CUT)
    worth = worths[id(child)]
    return max(worth.value, 0.0 if worth.furniture else -CUT)
