"""Other articles on a page: like boxes in a row, each with a linked line and little prose."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from chronicle.documents.outline import Box, Outline, Piece
from chronicle.documents.worth import Worth

_ALL_LINKED = 0.9
# Three rows of one shape are the least that repeats.
_LEAST = 3
_MOST_PROSE = 350.0
# Rows with more of a page's prose than this are what the page is about, unless an article stands beside them.
_MOST_SHARE = 0.5
_ARTICLE_PROSE = 400.0
_ARTICLE_PIECES = 3


def find(outline: Outline, worths: Mapping[int, Worth], *, article: Box | None = None) -> set[int]:
    """Return the ids of boxes that are teasers. `article` is the smallest box with the page's title and some prose."""
    whole = worths[id(outline.root)]
    found: set[int] = set()
    for group in _groups(outline, worths):
        rows = [worths[id(box)] for box in group]
        if not _are_teasers(rows):
            continue
        prose = sum(row.prose for row in rows)
        if prose < max(whole.prose, 1.0) * _MOST_SHARE or _stand_beside(group, rows, worths, article=article):
            found.update(id(box) for box in group)
    most = max(whole.prose, 1.0) * _MOST_SHARE
    found.update(id(box) for box in outline.boxes if worths[id(box)].prose < most and _is_column(box))
    return found


def _is_column(box: Box) -> bool:
    """Say whether a box holds nothing but linked titles, each with a line below it: old pages know no other rows."""
    pieces = [child for child in box.children if isinstance(child, Piece)]
    if len(pieces) < _LEAST or len(pieces) < len(box.children):
        return False
    titles = [title for title, below, _ in (piece.text.partition("\n") for piece in pieces) if below]
    linked = sum(piece.linked for piece in pieces)
    return len(titles) == len(pieces) and abs(sum(map(len, titles)) - linked) <= linked * (1 - _ALL_LINKED)


def _groups(outline: Outline, worths: Mapping[int, Worth]) -> Iterator[list[Box]]:
    for box in outline.boxes:
        if len(box.children) < _LEAST:
            continue
        groups: dict[str, list[Box]] = defaultdict(list)
        for child in box.children:
            if isinstance(child, Box) and worths[id(child)].pieces:
                groups[f"{child.tag}.{child.hint.partition(' ')[0]}"].append(child)
        for group in groups.values():
            if len(group) >= _LEAST and not _is_data(group):
                yield group


def _is_data(group: list[Box]) -> bool:
    """Say whether rows are numbered or stand below the heads of columns: their linked names are the text's own."""
    first = group[0]
    if first.tag != "tr" or first.parent is None:
        return first.parent is not None and first.parent.tag == "ol"
    return any(cell.tag == "th" for row in (*group[:1], *_boxes(first.parent)[:1]) for cell in _boxes(row))


def _boxes(box: Box) -> list[Box]:
    return [child for child in box.children if isinstance(child, Box)]


def _are_teasers(rows: list[Worth]) -> bool:
    linked = sum(row.linked > 0 and row.pieces > 1 for row in rows)
    return linked >= len(rows) * _ALL_LINKED and sum(row.prose for row in rows) < len(rows) * _MOST_PROSE


def _stand_beside(group: list[Box], rows: list[Worth], worths: Mapping[int, Worth], *, article: Box | None) -> bool:
    """Say whether titles with some words each stand beside the page's own article, which has the title and paragraphs.

    A live blog links the time of every entry, comments the name of their writer: those links are short.
    """
    if article is None or sum(row.titles > 0 for row in rows) < len(rows) * _ALL_LINKED:
        return False
    inside = {id(box) for box in group}
    if _is_in(article, inside) or _is_in(group[0], {id(article)}):
        return False
    own = worths[id(article)]
    return own.prose >= _ARTICLE_PROSE and own.pieces > _ARTICLE_PIECES


def _is_in(box: Box | None, boxes: set[int]) -> bool:
    """Say whether a box is one of some boxes, or inside one."""
    while box is not None:
        if id(box) in boxes:
            return True
        box = box.parent
    return False
