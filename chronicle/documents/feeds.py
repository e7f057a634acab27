"""RSS and Atom to items. Feeds are hostile XML like any other: no entities, no DTD, caps on everything."""

import html
import re

from chronicle.documents import dating, markup, outlinks
from chronicle.documents.markup import Element
from chronicle.documents.model import ListingItem

# Feeds carry tens of items, a whole site's archive a few thousand.
MAX_ITEMS = 5000
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_SPACE = re.compile(r"\s+")
_DATES = ("pubdate", "published", "date", "issued", "updated", "modified")


def read(text: str, *, url: str) -> tuple[str, tuple[ListingItem, ...]] | None:
    """Return the feed's title and its items, None when the text is no feed after all."""
    root = markup.parse_xml(text)
    if root is None or markup.tag_of(root) not in {"rss", "feed", "rdf"}:
        return None
    items: dict[str, ListingItem] = {}
    for element in root.iter("{*}item", "{*}entry"):
        item = _item(element, url)
        if item is not None:
            items.setdefault(item.url, item)
        if len(items) >= MAX_ITEMS:
            break
    channel = root.find("{*}channel") if markup.tag_of(root) != "feed" else root
    title = _child_text(channel if channel is not None else root, "title")
    return title, tuple(items.values())


def _item(element: Element, base: str) -> ListingItem | None:
    link = next(filter(None, (_address(child, base) for child in _ranked_links(element))), None)
    if link is None:
        return None
    title = _child_text(element, "title")
    stated = next(filter(None, (_child_text(element, name) for name in _DATES)), "")
    return ListingItem(link, title, dating.parse(stated) if stated else None)


def _ranked_links(element: Element) -> list[Element]:
    """Return the elements that may hold the address: links to the page first, then a guid that is an address."""
    links = [child for child in element if markup.tag_of(child) == "link"]
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    guids = [
        child for child in element if markup.tag_of(child) in {"guid", "id"} and child.get("isPermaLink") != "false"
    ]
    return [*links, *guids]


def _address(element: Element, base: str) -> str | None:
    written = (element.get("href") or element.text or "").strip()
    is_id = markup.tag_of(element) in {"guid", "id"}
    return outlinks.absolute(written, base=base) if written and (not is_id or "://" in written) else None


def _child_text(element: Element, name: str) -> str:
    for child in element:
        if markup.tag_of(child) == name:
            text = "".join(str(part) for part in child.itertext())
            return _SPACE.sub(" ", html.unescape(_TAGS.sub("", text))).strip()[:1000]
    return ""
