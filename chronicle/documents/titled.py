"""The headings of a page that repeat the title which its head gives it."""

from collections.abc import Collection

from chronicle.documents.model import BlockKind
from chronicle.documents.outline import Outline, Piece

# A shorter heading is one word of a menu.
_LEAST_LETTERS = 4


def find(outline: Outline, titles: Collection[str]) -> list[Piece]:
    """Return the headings that repeat a title of the head, or a part of it that is most of it; the greatest alone."""
    wanted = {fold(title) for title in titles} - {""}
    found = []
    for piece in outline.pieces:
        if piece.kind is BlockKind.HEADING or piece.box.tag == "h1":
            folded = fold(piece.text[:500])
            if len(folded) >= _LEAST_LETTERS and any(folded in one and len(folded) * 3 >= len(one) for one in wanted):
                found.append(piece)
    return [piece for piece in found if _is_greatest(piece)] or found


def fold(text: str) -> str:
    """Return only letters and digits of a text, case aside: how titles are compared."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_greatest(piece: Piece) -> bool:
    return piece.box.tag == "h1" or (piece.box.parent is not None and piece.box.parent.tag == "h1")
