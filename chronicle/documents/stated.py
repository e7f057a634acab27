"""The text that a page states of itself for machines, and the box in which readers see it."""

import re

from chronicle.documents import metadata, titled, worth
from chronicle.documents.markup import Element
from chronicle.documents.outline import Box, Outline, Piece

# Longer statements prove no more; the search for paragraphs in them stays quick.
_MOST = 60_000
_LEAST = 300.0
_LEAST_PIECES = 3
_LEAST_LETTERS = 20
_FOUND = 0.6
_HELD = 0.8
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\])\s{0,9}$")


def text(root: Element) -> str:
    """Return the longest article body in the page's JSON-LD, markup taken out; "" without one."""
    if not any("articleBody" in (script.text or "") for script in root.iterfind(".//script")):
        return ""
    bodies = (node.get("articleBody") for node in metadata.json_ld(root))
    longest = max((body for body in bodies if isinstance(body, str)), key=len, default="")
    return _MARKUP.sub("\n", longest[:_MOST]).strip()


def box(outline: Outline, said: str) -> Box | None:
    """Return the smallest box that holds nearly all paragraphs of the statement; None where most are not shown."""
    if worth.units(said) < _LEAST or _CUT.search(said[-20:]):
        return None
    whole = titled.fold(said)
    found = [piece for piece in outline.pieces if _is_said(piece, whole)]
    shown = sum(len(piece.text) for piece in found)
    if len(found) < _LEAST_PIECES or shown < len(said) * _FOUND:
        return None
    held: dict[int, int] = {}
    for piece in found:
        at: Box | None = piece.box
        while at is not None:
            held[id(at)] = held.get(id(at), 0) + len(piece.text)
            at = at.parent
    return next((one for one in reversed(outline.boxes) if held.get(id(one), 0) >= shown * _HELD), None)


def _is_said(piece: Piece, whole: str) -> bool:
    folded = titled.fold(piece.text[:2000])
    return len(folded) >= _LEAST_LETTERS and folded in whole
