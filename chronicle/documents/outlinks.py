"""The documents that a page points at: absolute addresses without tracking, each once, with its words."""

import re
import urllib.parse

from chronicle.addresses import canonical
from chronicle.documents.markup import Element
from chronicle.documents.model import PageLink
from chronicle.documents.outline import Anchor
from chronicle.documents.page import Page

# More links than this on one page are a trap or a link farm.
MAX_LINKS = 5000
_MAX_URL = 4000
_WEB = ("http://", "https://")
# Cloudflare turns mail addresses into links of this shape; they are no documents.
_PROTECTED_MAIL = "/cdn-cgi/l/email-protection"
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip)(?:$|[?#])", re.IGNORECASE)
# With so much prose (characters) the page is a text, and what stands outside of it is not its own.
_PROSE = 1000
_SPACE = re.compile(r"\s+")


def base_of(root: Element, url: str) -> str:
    """Return the address that relative links start from."""
    base = root.find(".//base[@href]")
    href = (base.get("href") or "") if base is not None else ""
    return absolute(href, base=url) or url


def absolute(href: str, *, base: str) -> str | None:
    """Return an absolute web address without tracking parameters, None for anything that is none."""
    href = _SPACE.sub("", href.strip()) if "\n" in href or "\t" in href else href.strip()
    if not href or len(href) > _MAX_URL:
        return None
    if not href.startswith(_WEB) or "[" in href:
        try:
            url = urllib.parse.urljoin(base, href)
        except ValueError:
            return None
    else:
        url = href
    if _PROTECTED_MAIL in url:
        return None
    return canonical.without_tracking(url) if url.lower().startswith(_WEB) else None


def is_file(href: str) -> bool:
    """Say whether an address names a document rather than a page."""
    return bool(_FILE.search(href[:_MAX_URL]))


def anchor_text(anchor: Anchor) -> str:
    """Return the words that a link shows, on one line."""
    return _SPACE.sub(" ", "".join(anchor.parts)).strip()[:1000]


def find(page: Page) -> tuple[PageLink, ...]:
    """Return the page's links in reading order, each address once per wording."""
    region = region_of(page)
    found: dict[tuple[str, str], PageLink] = {}
    for anchor in page.outline.anchors:
        if anchor.href.startswith("#"):
            continue
        url = absolute(anchor.href, base=page.base)
        if url is None:
            continue
        link = PageLink(url, anchor_text(anchor), is_main(anchor, page, region))
        key = (link.url, link.text)
        if key not in found and len(found) >= MAX_LINKS:
            break
        if key not in found or link.main:
            found[key] = link
    return tuple(found.values())


def is_main(anchor: Anchor, page: Page, region: frozenset[int] | None) -> bool:
    """Say whether a link belongs to the page and not to the site around it. Files beside a text belong to it."""
    if page.worths[id(anchor.box)].aside:
        return False
    return region is None or id(anchor.box) in region or bool(_FILE.search(anchor.href))


def region_of(page: Page) -> frozenset[int] | None:
    """Return the ids of the smallest box around the main text and of all boxes inside it.

    None where there is too little prose to tell what stands beside it.
    """
    if sum(len(piece.text) - piece.linked for piece in page.main) < _PROSE:
        return None
    counts = dict.fromkeys(map(id, page.outline.boxes), 0)
    for piece in page.main:
        counts[id(piece.box)] += 1
    smallest = page.outline.root
    for box in reversed(page.outline.boxes):  # children stand behind their parents
        if counts[id(box)] == len(page.main):
            smallest = box
            break
        if box.parent is not None:
            counts[id(box.parent)] += counts[id(box)]
    inside: set[int] = set()
    for box in page.outline.boxes:
        if box is smallest or (box.parent is not None and id(box.parent) in inside):
            inside.add(id(box))
    return frozenset(inside)
