"""What the boxes of a page are worth as main text: the sum of what stands in them, less what is furniture."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from chronicle.documents import announced, furniture, teasers, worth
from chronicle.documents.outline import Box, Outline, Piece
from chronicle.documents.remembering import Memory
from chronicle.documents.worth import Worth

_MOST_CAPTION = 0.2
# A listing is mostly links: a box with half of all words on the page is no sidebar, whatever its name.
_MOST_LINKED = 0.4
_MOST_HIDDEN = 0.8
_ARTICLE_PROSE = 250.0
_LEAST_CHAPTERS = 3
# What was or was not main text before stays so within this part of a limit.
_STICKS = 0.75


def of_boxes(
    outline: Outline, heads: Collection[Piece] = (), *, stated: Box | None = None, memory: Memory | None = None
) -> dict[int, Worth]:
    """Value every box, children before parents (boxes are listed parents first).

    `heads` are the headings that give the page's title, `stated` the box that holds what the page states as its text:
    neither they nor what is around them is furniture. `memory` says where the main text stood before.
    """
    worths = {id(box): Worth() for box in outline.boxes}
    _sum_prose(outline, worths)
    article = _article(heads, worths)
    known = _around([box for box in (article, stated) if box is not None])
    others = teasers.find(outline, worths, article=article) | announced.find(outline, worths, known=known)
    marks = _Marks(
        worths[id(outline.root)], article, known, others - known, _prose_of_names(outline, worths), memory or {}
    )
    for box in outline.boxes:
        _judge(box, worths, marks)
    for box in reversed(outline.boxes):
        one = worths[id(box)]
        one.value = sum(_gain(child, worths, in_furniture=one.furniture) for child in box.children)
    return worths


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a page tells of its boxes: the sums of the whole, the smallest with title and prose, ids of others.

    `names` is the prose of all paragraphs of one name together.
    """

    whole: Worth
    article: Box | None
    known: set[int]
    teasers: set[int]
    names: Mapping[tuple[str, str], float]
    memory: Memory


def _prose_of_names(outline: Outline, worths: dict[int, Worth]) -> dict[tuple[str, str], float]:
    """Return the prose of all paragraphs of one name: what every paragraph of an article is called says nothing."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for box in outline.boxes:
        if box.hint and _is_paragraph(box):
            found[box.tag, box.hint] += worths[id(box)].prose
    return found


def _is_paragraph(box: Box) -> bool:
    return len(box.children) == 1 and isinstance(box.children[0], Piece)


def _article(heads: Collection[Piece], worths: dict[int, Worth]) -> Box | None:
    """Return the smallest box that holds the title and some prose."""
    box: Box | None = next((piece.box for piece in heads), None)
    while box is not None and worths[id(box)].prose < _ARTICLE_PROSE:
        box = box.parent
    return box


def _around(boxes: Iterable[Box]) -> set[int]:
    found: set[int] = set()
    for start in boxes:
        box: Box | None = start
        while box is not None:
            found.add(id(box))
            box = box.parent
    return found


def _judge(box: Box, worths: dict[int, Worth], marks: _Marks) -> None:
    """Say of a box, after its parent, whether it is furniture, a caption, or no part of the page's own links."""
    one = worths[id(box)]
    above = worths[id(box.parent)] if box.parent is not None else Worth()
    share = one.prose / max(marks.whole.prose, 1.0)
    alike = marks.names.get((box.tag, box.hint), 0.0) if _is_paragraph(box) else one.prose
    called = max(alike, one.prose) < _most_share(box, marks.memory) * max(marks.whole.prose, 1.0)
    named = called and id(box) not in marks.known and not _is_chapter(box, worths)
    # Scripts show some texts that the source hides; what holds nearly all of the prose is one of them.
    hidden = box.hidden and share < _MOST_HIDDEN and not _is_collapsed(box, one, marks.article)
    many = one.text > marks.whole.text * _MOST_LINKED and not furniture.is_navigation(box)
    one.caption = above.caption or (share < _MOST_CAPTION and furniture.is_caption(box))
    one.furniture = above.furniture or hidden or named or id(box) in marks.teasers
    one.aside = above.aside or hidden or (named and not many)


def _most_share(box: Box, memory: Memory) -> float:
    """Return up to which share of the prose a box's name is believed: what was main text before is so more easily."""
    most = furniture.most_share(box)
    if not most or not memory:
        return most
    return most * _STICKS if memory.get(id(box)) else min(most / _STICKS, max(most, _MOST_HIDDEN))


def _is_chapter(box: Box, worths: dict[int, Worth]) -> bool:
    """Say whether a box is one of several with prose that differ in their id: "cookies" is a chapter of such a text.

    The root stands alone and is no furniture either.
    """
    if box.parent is None:
        return True
    if not box.element.get("id") or not worths[id(box)].prose:
        return False
    alike = [child for child in box.parent.children if isinstance(child, Box) and _is_like(child, box)]
    kept = [child for child in alike if worths[id(child)].prose and not furniture.most_share(child)]
    return len(alike) >= _LEAST_CHAPTERS and len(kept) * 2 >= len(alike)


def _is_like(one: Box, other: Box) -> bool:
    same = one.tag == other.tag and one.element.get("class") == other.element.get("class")
    return same and bool(one.element.get("id"))


def _is_collapsed(box: Box, one: Worth, article: Box | None) -> bool:
    """Say whether a hidden box is the rest of the article, which a click unfolds: paragraphs beside its beginning."""
    return box.parent is article and one.prose >= _ARTICLE_PROSE and one.pieces > 1 and not one.linked


def _sum_prose(outline: Outline, worths: dict[int, Worth]) -> None:
    """Sum up prose and pieces, names aside: what holds most of a page's prose is not its furniture."""
    for piece in outline.pieces:
        one = worths[id(piece.box)]
        one.prose += max(worth.of_piece(piece, in_furniture=False), 0.0)
        one.pieces += 1
        one.text += len(piece.text)
        one.linked += worth.is_link(piece)
        one.titles += worth.is_title(piece)
    for box in reversed(outline.boxes):
        if box.parent is not None:
            one, above = worths[id(box)], worths[id(box.parent)]
            above.prose += one.prose
            above.pieces += one.pieces
            above.text += one.text
            above.linked += one.linked
            above.titles += one.titles


def _gain(child: Box | Piece, worths: dict[int, Worth], *, in_furniture: bool) -> float:
    if isinstance(child, Piece):
        return max(worth.of_piece(child, in_furniture=in_furniture), -worth.CUT)
    one = worths[id(child)]
    return max(one.value, 0.0 if one.furniture else -worth.CUT)
