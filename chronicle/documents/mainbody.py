"""Which pieces of a page are its main text.

Every piece gets a value: prose counts for its length, links and set phrases against it. A box is worth its own pieces
and those children that are worth more than cutting them off costs. The main region is found from the top: one goes
down into a child as long as that child holds nearly all of its parent's value. So a word more or less in a sidebar
moves nothing, and the same layout gives the same region in every version of a page.
"""

import re
from collections.abc import Mapping, Sequence

from chronicle.documents import furniture, remarks, worth
from chronicle.documents.model import BlockKind
from chronicle.documents.outline import Box, Outline, Piece
from chronicle.documents.remembering import Memory
from chronicle.documents.worth import Worth

_KEEP_SHARE = 0.93
# A box that holds the title, or that the page calls its content, is believed with less.
_KEEP_TITLED = 0.6
_KEEP_NAMED = 0.35
_PROSE_PIECES = 3
# A region that was chosen before keeps its place though it holds a tenth less than it had to, or more.
_WAS_INSIDE = 0.88
_WAS_AROUND = 1.06
_ALL_INSIDE = 0.99
# Prose that makes an article; and how deep its heading may be in its box.
_ARTICLE = 250.0
_MOST_STEPS = 12
_ANNOUNCING = 40.0
# Lines above the first paragraph: title, authors, date, place. Longer than this they are content.
_LEAD_UNITS = 60.0
_HEAD_LINES = 10
_HEAD_UNITS = 500.0
# "Dear all,"; shorter lines with a colon are labels.
_SALUTATION = 9.0
_SAYS_SOMETHING = re.compile(
    r"\b(?:effective|in (?:force|effect)|valid|gültig|in kraft|fassung|en vigueur|vigente|vigência|effet)\b"
    r"|вступ|действует|редакци|生效|施行|(?:\bNo|\bNr|№|\bn[º°])[.:]?\s{0,3}\d"
    r"|\b[A-Z]{1,3}/[A-Z0-9]{1,9}[/.]\d|第\s?\d{1,4}\s?号|〔\d{4}〕",
    re.IGNORECASE,
)


def find(
    outline: Outline,
    worths: Mapping[int, Worth],
    heads: Sequence[Piece] = (),
    *,
    stated: Box | None = None,
    memory: Memory | None = None,
) -> list[Piece]:
    """Return the pieces of main text in reading order.

    `heads` are the headings that give the page's title, `stated` the box that holds what the page states as its text,
    `memory` says where the main text stood before.
    """
    region = stated or _region(outline.root, worths, _boxes_around(heads), memory or {})
    chosen = _inside(region, worths)
    main = [piece for piece in outline.pieces if id(piece) in chosen and not worths[id(piece.box)].caption]
    body = _without_head(remarks.without(main), {id(p) for p in heads})
    return _without_tail([*_lead(outline, main, heads, worths), *body])


def _boxes_around(pieces: Sequence[Piece]) -> set[int]:
    found: set[int] = set()
    for piece in pieces:
        box: Box | None = piece.box
        while box is not None and id(box) not in found:
            found.add(id(box))
            box = box.parent
    return found


def _region(root: Box, worths: Mapping[int, Worth], titled: set[int], memory: Memory) -> Box:
    box = root
    while True:
        boxes = [child for child in box.children if isinstance(child, Box)]
        best = max(boxes, key=lambda child: worths[id(child)].value, default=None)
        first = _first_of_articles(boxes, worths, titled)
        if first is not None:
            box = first
            continue
        if best is None:
            return box
        sticks = _sticks(memory.get(id(best), 0.0), memory.get(id(box), 0.0))
        if not _holds(best, boxes, worths, whole=worths[id(box)].value * sticks, titled=titled):
            return box
        box = best


def _sticks(inside: float, held: float) -> float:
    """Return how the value around a box counts: less where all old text was in the box, more where some was not."""
    if not held:
        return 1.0
    return _WAS_INSIDE if inside >= held * _ALL_INSIDE else _WAS_AROUND


def _first_of_articles(boxes: list[Box], worths: Mapping[int, Worth], titled: set[int]) -> Box | None:
    """Return the box of the page's own article where others follow in full, each with a linked or greatest heading."""
    own = next((box for box in boxes if id(box) in titled), None)
    if own is None or worths[id(own)].value < _ARTICLE:
        return None
    name = own.hint.partition(" ")[0]
    alike = [box for box in boxes if box is not own and box.tag == own.tag and box.hint.partition(" ")[0] == name]
    begun = [box for box in alike if worths[id(box)].value >= _ARTICLE and _begins_anew(box)]
    return own if len(begun) > 1 and len(begun) * 2 > len(alike) else None


def _begins_anew(box: Box) -> bool:
    """Say whether a box begins with a heading that is a link or the greatest one."""
    for _ in range(_MOST_STEPS):
        if not box.children:
            return False
        first = box.children[0]
        if isinstance(first, Piece):
            return box.tag == "h1" or (first.kind is BlockKind.HEADING and worth.is_title(first))
        box = first
    return False


def _holds(best: Box, boxes: list[Box], worths: Mapping[int, Worth], *, whole: float, titled: set[int]) -> bool:
    """Say whether the best of some boxes may stand for all that is around it."""
    found = worths[id(best)]
    if found.value <= 0 or found.pieces < 2:  # noqa: PLR2004 - lines around a single paragraph belong to it
        return False
    if found.value >= whole * _KEEP_SHARE:
        return True
    if found.pieces < _PROSE_PIECES:
        return False
    if id(best) in titled and found.value >= whole * _KEEP_TITLED:
        return True
    return found.value >= whole * _KEEP_NAMED and _is_named(best, boxes)


def _is_named(best: Box, boxes: list[Box]) -> bool:
    """Say whether the page calls this box, and none beside it, its content."""
    if best.tag in {"main", "article"} and sum(box.tag == best.tag for box in boxes) == 1:
        return True
    return furniture.is_body(best) and sum(furniture.is_body(box) for box in boxes) == 1


def _inside(region: Box, worths: Mapping[int, Worth]) -> set[int]:
    chosen: set[int] = set()
    stack: list[Box] = [region]
    while stack:
        box = stack.pop()
        bad = worths[id(box)].furniture
        for child in box.children:
            if isinstance(child, Piece):
                if worth.of_piece(child, in_furniture=bad) > -worth.CUT and not furniture.is_phrase(child.text):
                    chosen.add(id(child))
            elif worths[id(child)].value > (0.0 if worths[id(child)].furniture else -worth.CUT):
                stack.append(child)
    return chosen


def _lead(outline: Outline, main: list[Piece], heads: Sequence[Piece], worths: Mapping[int, Worth]) -> list[Piece]:
    """Return the paragraphs between the title and the main region: an abstract often stands in a box of its own."""
    if not main or not heads:
        return []
    titles = {id(piece) for piece in heads}
    found: list[Piece] | None = None
    for piece in outline.pieces:
        if piece is main[0]:
            break
        if id(piece) in titles:
            found = []
        elif found is not None and _is_lead(piece, worths):
            found.append(piece)
    return found or []


def _is_lead(piece: Piece, worths: Mapping[int, Worth]) -> bool:
    bad = worths[id(piece.box)].furniture or worths[id(piece.box)].caption
    return not bad and worth.is_paragraph(piece) and worth.of_piece(piece, in_furniture=False) >= _LEAD_UNITS


def _without_head(main: list[Piece], titles: set[int]) -> list[Piece]:
    """Leave out title, authors and date lines above the first paragraph: they are read as what they are."""
    first = next((n for n, piece in enumerate(main) if worth.is_paragraph(piece)), None)
    if first is None or first > _HEAD_LINES or sum(worth.units(p.text) for p in main[:first]) > _HEAD_UNITS:
        return main
    last_title = max((n for n, piece in enumerate(main[:first]) if id(piece) in titles), default=-1)
    stays = [p for n, p in enumerate(main[:first]) if n > last_title and (_stays(p) or (n == first - 1 and _greets(p)))]
    return [*stays, *main[first:]]


def _without_tail(main: list[Piece]) -> list[Piece]:
    """Leave out short headings after which nothing comes: what they announce was furniture."""
    end = len(main)
    while end > 1 and _announces(main[end - 1]):
        end -= 1
    return main[:end]


def _announces(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING and worth.units(piece.text) < _ANNOUNCING and not worth.ends(piece.text)


def _greets(piece: Piece) -> bool:
    """Say whether a line just above the first paragraph addresses somebody, as speeches and letters begin."""
    return worth.units(piece.text) >= _SALUTATION and piece.text.rstrip().endswith((":", "：", ",", "，", "!", "！"))


def _stays(piece: Piece) -> bool:
    """Say whether a line above the first paragraph is content: a heading, a number, since when it holds."""
    return piece.kind is BlockKind.HEADING or bool(_SAYS_SOMETHING.search(piece.text))
