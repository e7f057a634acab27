"""A decoded HTML page to the parts of a Reading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronicle.documents import (
    assembling,
    contacts,
    dating,
    inplaces,
    kinds,
    listings,
    mainbody,
    markup,
    metadata,
    outline,
    outlinks,
    remembering,
    selecting,
    stated,
    symbols,
    titled,
    titles,
    unrendered,
    waiting,
    weighing,
    worth,
)
from chronicle.documents.assembling import Part
from chronicle.documents.model import Block, BlockKind, ListingItem, PageKind, Reading, ReadingRules
from chronicle.documents.outline import Piece
from chronicle.documents.page import Page
from chronicle.languages import guessing

_STATED_PATH = "json-ld/p"
# A page that shows no more than a line, and states an article, shows it by a script.
_LITTLE = 100
_STATED = 300
# Letters from which a dropped element is a text rather than a clock or a counter.
_TEXT = 30
# More text makes no language surer.
_SPOKEN = 6000


def read(text: str, *, url: str, media_type: str, rules: ReadingRules, before: Sequence[Block] = ()) -> Reading:
    """Return the reading of an HTML page; its charset is filled in by the caller. `before`: its last main text."""
    page = _open(text, url=url, rules=rules, before=before)
    main_text, blocks = assembling.blocks_of(_parts(page))
    body_text = "\n".join([*(piece.text for piece in page.outline.pieces), *page.left_out, *_unseen(page)])
    language = language_of(blocks, page.about)
    title = titles.find(page)
    items = _items(page, rules, language)
    kind = _kind(page, title=title, main_text=main_text, body_text=body_text, has_items=bool(items))
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
        contacts=contacts.find(page),
        places=inplaces.find(page),
        symbols=symbols.find(f"{title}\n{main_text}"),
        media_type=media_type,
        items=items if kind is PageKind.LISTING else (),
        notes=tuple(_notes(page, title=title, main_text=main_text)),
        metadata=dict(page.about),
    )


def _notes(page: Page, *, title: str, main_text: str) -> Iterator[str]:
    if len(page.raw) > markup.MAX_CHARACTERS:
        yield "truncated"
    if unrendered.is_unrendered(title, head_titles(page.root, page.about), main_text):
        yield "unrendered"


def _open(text: str, *, url: str, rules: ReadingRules, before: Sequence[Block] = ()) -> Page:
    root = markup.parse(text)
    about = metadata.find(root)
    base = outlinks.base_of(root, url)
    waiting.show(root)
    dropped = selecting.drop(root, rules.selectors.drop)
    whole = outline.of_tree(root)
    chosen = selecting.elements(root, rules.selectors.select)
    heads = titled.find(whole, head_titles(root, about))
    said = stated.text(root)
    shown = stated.box(whole, said)
    memory = remembering.of_boxes(whole, before)
    worths = weighing.of_boxes(whole, heads, stated=shown, memory=memory)
    main = (
        selecting.pieces(whole, chosen) if chosen else mainbody.find(whole, worths, heads, stated=shown, memory=memory)
    )
    return Page(url, text, root, base, about, whole, worths, tuple(main), said, _left_out(dropped))


def _left_out(dropped: Iterable[markup.Element]) -> tuple[str, ...]:
    """Return the texts that a declaration drops: quoted words may stand there. A clock or a counter is no text."""
    pieces = (piece.text for element in dropped for piece in outline.of_tree(element).pieces)
    return tuple(text for text in pieces if worth.units(text) >= _TEXT)


def head_titles(root: markup.Element, about: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that the head gives the page."""
    window = next((element.text for element in root.iterfind(".//title") if element.text), "")
    return tuple(name for name in (about.get("title", ""), window) if name)


def _part(piece: Piece) -> Part:
    path = piece.box.path
    return Part(piece.kind, piece.text, f"{path}{remembering.PIECE}{piece.number}" if piece.number > 1 else path)


def _parts(page: Page) -> list[Part]:
    unseen = _unseen(page)
    if unseen:
        return [Part(BlockKind.PARAGRAPH, line, f"{_STATED_PATH}[{n}]") for n, line in enumerate(unseen, start=1)]
    return [_part(piece) for piece in page.main]


def _unseen(page: Page) -> list[str]:
    """Return the lines that a page states for machines and shows to readers by a script only."""
    if worth.units(page.stated) < _STATED or sum(worth.units(piece.text) for piece in page.main) > _LITTLE:
        return []
    return [line.strip() for line in page.stated.split("\n") if line.strip()]


def language_of(main: Sequence[Block], about: Mapping[str, str]) -> str | None:
    """Return the language of the main text without its captions, else what the page declares."""
    prose = "\n".join(block.text for block in main if block.kind is not BlockKind.CAPTION)
    return guessing.guess(prose[:_SPOKEN]) or declared_language(about)


def declared_language(about: Mapping[str, str]) -> str | None:
    """Return the two-letter code that a page or feed declares, None without one."""
    code = (about.get("language") or about.get("locale") or "").replace("_", "-").partition("-")[0].strip().lower()
    return code if len(code) == 2 and code.isalpha() else None  # noqa: PLR2004 - ISO 639-1


def _items(page: Page, rules: ReadingRules, language: str | None) -> tuple[ListingItem, ...]:
    """Return the rows of a page that is a listing, by declaration or by its looks; empty for any other."""
    if rules.selectors.items:
        return listings.declared(page, rules.selectors.items, language)
    items, is_listing = listings.repeated(page, language)
    return items if is_listing or rules.kind != "page" else ()


def _kind(page: Page, *, title: str, main_text: str, body_text: str, has_items: bool) -> PageKind:
    headings = [piece.text for piece in page.outline.pieces if piece.kind is BlockKind.HEADING][:3]
    found = kinds.of_page(
        page.raw, page.root, title=title, headings=headings, main=main_text, body=body_text, has_items=has_items
    )
    return found or (PageKind.LISTING if has_items else PageKind.ARTICLE)
