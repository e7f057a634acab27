"""The rows of a listing: as the owner declared them, or what repeats on the page with a link and a date."""

import datetime as dt
import re
import urllib.parse
from collections import defaultdict
from collections.abc import Iterable

from chronicle.addresses import canonical, parsing
from chronicle.documents import dating, outlinks, rows, selecting, worth
from chronicle.documents.markup import Element
from chronicle.documents.model import ListingItem
from chronicle.documents.outline import Outline
from chronicle.documents.page import Page
from chronicle.documents.rows import Row

# More rows than this on one page are a trap.
MAX_ITEMS = 2000
# Three rows of one shape are the least that repeats; two may be chance.
_LEAST_ROWS = rows.LEAST_ROWS
# Titles of documents are longer than labels of sections.
_TITLE_UNITS = 18
# What a title is longer than this says no more about a listing.
_LONG_TITLE = 120
_SAMPLE = 6
# Icons of social networks are fewer.
_MANY_OUT = 8
_MOST_ADDRESS = 4000
# Without a declaration a page is a listing when so many rows repeat, and no more prose than an introduction is beside.
_MANY_ROWS = 5
_LINKED_SHARE = 0.2
_PROSE_SHARE = 0.5
_MOST_PROSE = 1200
_DATED = 0.5
_MOST_ROW_TEXT = 3000
_MOST_LINKS = 20
_WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")


def declared(page: Page, selectors: Iterable[str], language: str | None) -> tuple[ListingItem, ...]:
    """Return one item per element that the owner's selectors match; one without a link is passed by."""
    texts = _texts(page.outline)
    found: dict[str, ListingItem] = {}
    for element in selecting.elements(page.root, selectors)[:MAX_ITEMS]:
        links = [element] if element.tag == "a" else list(element.iter("a"))
        linked = [a for a in links if a.get("href") and not (a.get("href") or "").startswith("#")][:_MOST_LINKS]
        if not linked:
            continue
        best = max(linked, key=lambda a: len(_text_inside(a)))
        title = _text_inside(best)
        text = _text_inside(element)
        if element.tag == "a":
            text = f"{text} {texts.get(id(element.getparent()), '')}"
        _keep(found, best.get("href") or "", title or text[:300], _day(text, language), base=page.base)
    return tuple(found.values())


def _dated(group: list[Row], language: str | None) -> float:
    """Return the share of rows with a day in them, found by a sample."""
    sample = group[:: max(len(group) // _SAMPLE, 1)]
    return sum(_day(row.text, language) is not None for row in sample) / len(sample)


def _text_inside(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def repeated(page: Page, language: str | None) -> tuple[tuple[ListingItem, ...], bool]:
    """Return the rows that look most like a list of documents, and whether they are what the page is about."""
    best: list[Row] = []
    best_score = 0.0
    for group in rows.rows_of(page):
        score = _score(group, language=language, lead_out=_lead_out(group, page))
        if score > best_score:
            best, best_score = group, score
    found: dict[str, ListingItem] = {}
    for row in best[:MAX_ITEMS]:
        _keep(found, row.anchor.href, row.title, _day(row.text, language), base=page.base)
    if len(found) < _LEAST_ROWS:
        return (), False
    return tuple(found.values()), len(found) >= _MANY_ROWS and _are_the_page(best, page, language)


def _are_the_page(group: list[Row], page: Page, language: str | None) -> bool:
    """Say whether rows, dated or mostly links, outweigh the prose beside them; paragraphs of an article are neither."""
    text = sum(len(row.text) for row in group)
    linked = sum(len(outlinks.anchor_text(row.anchor)) for row in group)
    inside = {id(piece) for row in group for piece in row.pieces}
    prose = sum(len(p.text) - p.linked for p in page.main if id(p) not in inside and worth.is_paragraph(p))
    are_rows = linked >= text * _LINKED_SHARE or _dated(group, language) >= _DATED
    return are_rows and prose <= min(text * _PROSE_SHARE, _MOST_PROSE)


def _lead_out(group: list[Row], page: Page) -> bool:
    """Say whether many rows all lead to files or to other hosts: short words name documents then, and no sections."""
    if len(group) < _MANY_OUT:
        return False
    own = _host(page.url)
    return all(outlinks.is_file(row.anchor.href) or _host(row.anchor.href) not in {"", own} for row in group)


def _host(url: str) -> str:
    try:
        return (urllib.parse.urlsplit(url[:_MOST_ADDRESS]).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _score(group: list[Row], *, language: str | None, lead_out: bool = False) -> float:
    """Return how much like boxes look like the rows of a listing; dates are looked for in a sample."""
    dated = _dated(group, language)
    titles = [_units(row.title) for row in group]
    if sum(titles) / len(titles) < _TITLE_UNITS and dated < _DATED and not lead_out:
        return 0.0
    own = [min(units, _LONG_TITLE) / row.others for row, units in zip(group, titles, strict=True)]
    return sum(own) * (1 + 2 * dated)


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


def _texts(outline: Outline) -> dict[int, str]:
    texts: dict[int, str] = defaultdict(str)
    for piece in outline.pieces:
        texts[id(piece.box.element)] += piece.text[:_MOST_ROW_TEXT] + " "
    return texts


def _day(text: str, language: str | None) -> dt.date | None:
    return next(iter(dating.of_text(text, language)), None)


def _units(text: str) -> float:
    return len(text) + 1.5 * len(_WIDE.findall(text))
