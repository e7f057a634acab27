"""The rows of a listing: as the owner declared them, or what repeats on the page with a link and a date."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable

from chronicle.addresses import canonical, parsing
from chronicle.documents import dating, outlinks, selecting
from chronicle.documents.markup import Element
from chronicle.documents.model import ListingItem
from chronicle.documents.outline import Anchor, Box, Outline, Piece

# More rows than this on one page are a trap.
MAX_ITEMS = 2000
# Three rows of one shape are the least that repeats; two may be chance.
_LEAST_ROWS = 3
# Titles of documents are longer than labels of sections.
_TITLE_UNITS = 18
_MOST_ROW_TEXT = 3000
_WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
_LABEL = re.compile(
    r"^(?:read more|more|download|pdf|details?|view|mehr|weiterlesen|подробнее|далее|更多|详细|查看)\W*$", re.IGNORECASE
)


def declared(
    root: Element, outline: Outline, selectors: Iterable[str], *, base: str, language: str | None
) -> tuple[ListingItem, ...]:
    """Return one item per element that the owner's selectors match; one without a link is passed by."""
    texts = _texts(outline)
    found: dict[str, ListingItem] = {}
    for element in selecting.elements(root, selectors)[:MAX_ITEMS]:
        links = [element] if element.tag == "a" else list(element.iter("a"))
        rows = [a for a in links if a.get("href") and not (a.get("href") or "").startswith("#")]
        if not rows:
            continue
        title = max((" ".join("".join(map(str, a.itertext())).split()) for a in rows[:20]), key=len)
        row = rows[0] if not title else max(rows[:20], key=lambda a: len("".join(map(str, a.itertext()))))
        text = " ".join("".join(map(str, element.itertext())).split())
        if element.tag == "a":
            text = f"{text} {texts.get(id(element.getparent()), '')}"
        _keep(found, row.get("href") or "", title or text[:300], _day(text, language), base=base)
    return tuple(found.values())


def repeated(outline: Outline, *, base: str, language: str | None) -> tuple[ListingItem, ...]:
    """Return the rows of the group of like links that looks most like a list of documents, empty where none does."""
    groups = _groups(outline)
    best: tuple[float, tuple[ListingItem, ...]] = (0.0, ())
    for anchors in groups:
        rows = _rows(anchors)
        items = _items(rows, base=base, language=language)
        if len(items) < _LEAST_ROWS:
            continue
        dated = sum(item.date is not None for item in items) / len(items)
        titles = [_units(item.title) for item in items]
        if sum(titles) / len(titles) < _TITLE_UNITS and dated < 0.5:  # noqa: PLR2004 - half of the rows carry a day
            continue
        score = sum(min(units, 120) for units in titles) * (1 + 2 * dated)
        best = max(best, (score, items), key=lambda pair: pair[0])
    return best[1]


def _groups(outline: Outline) -> list[list[Anchor]]:
    """Return the links outside furniture, grouped by the tags and classes on the way to them."""
    known: dict[int, bool] = {}
    shapes: dict[int, str] = {}
    groups: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in outline.anchors:
        if anchor.href.startswith("#") or outlinks.in_furniture(anchor.box, known):
            continue
        groups[f"{_shape(anchor.box, shapes)}>{anchor.element.get('class') or ''}"].append(anchor)
    return [anchors for anchors in groups.values() if len(anchors) >= _LEAST_ROWS]


def _shape(box: Box, shapes: dict[int, str]) -> str:
    """Return tags without ordinals, at most eight steps: rows differ in number and wording, not in shape."""
    if id(box) not in shapes:
        steps: list[str] = []
        at: Box | None = box
        while at is not None and len(steps) < 8:  # noqa: PLR2004 - deeper steps part no groups on real pages
            steps.append(at.tag)
            at = at.parent
        shapes[id(box)] = "/".join(reversed(steps))
    return shapes[id(box)]


def _rows(anchors: list[Anchor]) -> list[tuple[Box, list[Anchor]]]:
    """Give each link its row: the largest box around it that holds no link of another row."""
    counts: dict[int, int] = defaultdict(int)
    for anchor in anchors:
        box: Box | None = anchor.box
        while box is not None:
            counts[id(box)] += 1
            box = box.parent
    rows: dict[int, tuple[Box, list[Anchor]]] = {}
    for anchor in anchors:
        row = anchor.box
        while row.parent is not None and counts[id(row.parent)] == counts[id(anchor.box)]:
            row = row.parent
        rows.setdefault(id(row), (row, []))[1].append(anchor)
    return list(rows.values())


def _items(rows: list[tuple[Box, list[Anchor]]], *, base: str, language: str | None) -> tuple[ListingItem, ...]:
    found: dict[str, ListingItem] = {}
    for row, anchors in rows[:MAX_ITEMS]:
        text = _text_of(row)
        day = _day(text, language) if len(anchors) == 1 else None
        for anchor in anchors:
            title = outlinks.anchor_text(anchor)
            if _LABEL.match(title) or not title:
                title = text[:300] if len(anchors) == 1 else ""
            if title:
                _keep(found, anchor.href, title, day, base=base)
    return tuple(found.values())


def _keep(found: dict[str, ListingItem], href: str, title: str, day: dt.date | None, *, base: str) -> None:
    url = outlinks.absolute(href, base=base)
    if url is None:
        return
    try:
        url = canonical.canonical(url)
    except parsing.AddressError:
        return
    before = found.get(url)
    if before is None or len(before.title) < len(title):
        found[url] = ListingItem(url, title.strip(), day or (before.date if before else None))


def _text_of(box: Box) -> str:
    """Return the text inside a box, cut short: a row's date stands near its title."""
    parts: list[str] = []
    size = 0
    stack: list[Box | Piece] = [box]
    while stack and size < _MOST_ROW_TEXT:
        node = stack.pop()
        if isinstance(node, Piece):
            parts.append(node.text)
            size += len(node.text)
        else:
            stack.extend(reversed(node.children))
    return " ".join(parts)[:_MOST_ROW_TEXT]


def _texts(outline: Outline) -> dict[int, str]:
    texts: dict[int, str] = defaultdict(str)
    for piece in outline.pieces:
        texts[id(piece.box.element)] += piece.text[:_MOST_ROW_TEXT] + " "
    return texts


def _day(text: str, language: str | None) -> dt.date | None:
    return next(iter(dating.of_text(text, language)), None)


def _units(text: str) -> float:
    return len(text) + 1.5 * len(_WIDE.findall(text))
