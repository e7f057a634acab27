"""What the pieces of a page are worth as main text, in characters of prose."""

import re
from dataclasses import dataclass

from chronicle.documents import furniture
from chronicle.documents.model import BlockKind
from chronicle.documents.outline import Piece

# Cutting a part off costs so much: shorter odd lines between paragraphs stay where they are.
CUT = 12.0
# Shorter lines without any sentence are captions, labels, headings: neither here nor there.
SHORT = 90.0
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# One Chinese character carries about as much as two and a half letters.
_WIDE_WEIGHT = 1.5
_SENTENCE = re.compile(r"[.!?。！？;；](?:[\"'”’»」』)\]]|\s|$)|[,，、](?=\s|[^\x00-\x7f])")
_END = re.compile(r"[.!?。！？…][\"'”’»」』)\]]{0,3}$")
# Who writes out an address wants it read.
_ADDRESS = re.compile(r"\s{0,9}(?:https?://|www\.)\S{4,500}\s{0,9}$")
# A paragraph that is half links is a list of links.
_LINKED_WEIGHT = 1.0
_LABEL = -3.0
_FURNITURE_SHARE = 0.5
_ALL_LINKED = 0.9
# The shortest titles, and the longest "13.11.2020, 10:15" beside them.
_TITLE = 20
_CLOCK = 18
_SENTENCE_UNITS = 40.0
_MIXED = -6.0


@dataclass(slots=True)
class Worth:
    """Values of one box: what it is worth inside the main text, its prose whatever it is called, its pieces.

    `text` counts characters, `linked` the pieces that are a link, with at most a clock or a number beside it,
    `titles` those of them that are long enough for the title of a text.
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
    titles: int = 0


def units(text: str) -> float:
    """Return the length of a text in letters, wide characters counted for more."""
    return len(text) + len(_WIDE.findall(text)) * _WIDE_WEIGHT if not text.isascii() else float(len(text))


def is_paragraph(piece: Piece) -> bool:
    """Say whether a piece is running text: long, or ending as sentences end."""
    return piece.kind is not BlockKind.HEADING and (units(piece.text) >= SHORT or ends(piece.text))


def ends(text: str) -> bool:
    """Say whether a text ends as sentences end."""
    return bool(_END.search(text[-8:]))


def is_title(piece: Piece) -> bool:
    """Say whether a piece is nothing but a link, and long enough to be the title of a text."""
    return is_link(piece) and units(piece.text) >= _TITLE


def is_link(piece: Piece) -> bool:
    """Say whether a piece is nothing but a link, a clock or a number beside it aside."""
    rest = len(piece.text) - piece.linked
    return rest <= len(piece.text) * (1 - _ALL_LINKED) or (rest <= _CLOCK and units(piece.text) >= rest + _TITLE)


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
        if share >= _ALL_LINKED:
            return max(prose, _MIXED) if _ADDRESS.match(piece.text) else min(prose, -CUT)
        return prose
    if piece.kind in {BlockKind.HEADING, BlockKind.ROW}:
        return 0.0 if size < SHORT else prose
    if size < SHORT and not _SENTENCE.search(piece.text):
        return 0.0 if piece.kind is BlockKind.ITEM and not piece.linked else _LABEL
    return prose
