"""A decoded HTML page to the parts of a Reading."""

from collections.abc import Mapping, Sequence

from chronicle.documents import (
    assembling,
    dating,
    kinds,
    listings,
    mainbody,
    markup,
    metadata,
    outline,
    outlinks,
    selecting,
    symbols,
    titles,
    worth,
)
from chronicle.documents.assembling import Part
from chronicle.documents.model import BlockKind, ListingItem, PageKind, Reading, ReadingRules
from chronicle.documents.outline import Piece
from chronicle.documents.page import Page
from chronicle.languages import guessing

# Without a declaration a page is a listing when so many rows repeat and so little prose stands beside them.
_LISTING_ROWS = 5
_LISTING_PROSE = 0.6
_TABLE_PATH_SEPARATOR = "~"


def read(text: str, *, url: str, media_type: str, rules: ReadingRules) -> Reading:
    """Return the reading of an HTML page; its charset is filled in by the caller."""
    page = _open(text, url=url, rules=rules)
    main_text, blocks = assembling.blocks_of(_part(piece) for piece in page.main)
    body_text = "\n".join(piece.text for piece in page.outline.pieces)
    language = language_of(page.main, page.about)
    title = titles.find(page)
    items = _items(page, rules, language)
    kind = _kind(page, rules, title=title, main_text=main_text, body_text=body_text, items=items)
    return Reading(
        url=url,
        title=title,
        language=language,
        dates=dating.find(page, language),
        kind=kind,
        text=main_text,
        body_text=body_text,
        blocks=blocks,
        links=outlinks.find(page),
        symbols=symbols.find(f"{title}\n{main_text}"),
        media_type=media_type,
        items=items if kind is PageKind.LISTING else (),
        notes=("truncated",) if len(text) > markup.MAX_CHARACTERS else (),
        metadata=dict(page.about),
    )


def _open(text: str, *, url: str, rules: ReadingRules) -> Page:
    root = markup.parse(text)
    about = metadata.find(root)
    base = outlinks.base_of(root, url)
    selecting.drop(root, rules.selectors.drop)
    whole = outline.of_tree(root)
    chosen = selecting.elements(root, rules.selectors.select)
    worths = worth.of_boxes(whole)
    main = selecting.pieces(whole, chosen) if chosen else mainbody.find(whole, worths, head_titles(root, about))
    return Page(url, text, root, base, about, whole, worths, tuple(main))


def head_titles(root: markup.Element, about: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that the head gives the page."""
    window = next((element.text for element in root.iterfind(".//title") if element.text), "")
    return tuple(name for name in (about.get("title", ""), window) if name)


def _part(piece: Piece) -> Part:
    path = piece.box.path
    return Part(piece.kind, piece.text, f"{path}{_TABLE_PATH_SEPARATOR}{piece.number}" if piece.number > 1 else path)


def language_of(main: Sequence[Piece], about: Mapping[str, str]) -> str | None:
    """Return the language of the main text without its captions, else what the page declares."""
    prose = "\n".join(piece.text for piece in main if piece.kind is not BlockKind.CAPTION)
    return guessing.guess(prose) or declared_language(about)


def declared_language(about: Mapping[str, str]) -> str | None:
    """Return the two-letter code that a page or feed declares, None without one."""
    code = (about.get("language") or about.get("locale") or "").replace("_", "-").partition("-")[0].strip().lower()
    return code if len(code) == 2 and code.isalpha() else None  # noqa: PLR2004 - ISO 639-1


def _items(page: Page, rules: ReadingRules, language: str | None) -> tuple[ListingItem, ...]:
    if rules.selectors.items:
        return listings.declared(page, rules.selectors.items, language)
    return listings.repeated(page, language)


def _kind(
    page: Page, rules: ReadingRules, *, title: str, main_text: str, body_text: str, items: tuple[ListingItem, ...]
) -> PageKind:
    headings = [piece.text for piece in page.outline.pieces if piece.kind is BlockKind.HEADING][:3]
    is_list = _is_listing(page, rules, items)
    found = kinds.of_page(
        page.raw, page.root, title=title, headings=headings, main=main_text, body=body_text, has_items=is_list
    )
    return found or (PageKind.LISTING if is_list else PageKind.ARTICLE)


def _is_listing(page: Page, rules: ReadingRules, items: tuple[ListingItem, ...]) -> bool:
    if rules.kind != "page" or rules.selectors.items:
        return bool(items)
    if len(items) < _LISTING_ROWS:
        return False
    prose = sum(len(piece.text) - piece.linked for piece in page.main)
    return prose * _LISTING_PROSE < sum(len(item.title) for item in items)
