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
_SPACE = re.compile(r"\s+")
_LISTS = frozenset({"li", "dd", "dt"})


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
    if not href.startswith(_WEB):
        try:
            url = urllib.parse.urljoin(base, href)
        except ValueError:
            return None
    else:
        url = href
    if _PROTECTED_MAIL in url:
        return None
    return canonical.without_tracking(url) if url.lower().startswith(_WEB) else None


def anchor_text(anchor: Anchor) -> str:
    """Return the words that a link shows, on one line."""
    return _SPACE.sub(" ", "".join(anchor.parts)).strip()[:1000]


def find(page: Page) -> tuple[PageLink, ...]:
    """Return the page's links in reading order."""
    main = {id(piece.box) for piece in page.main}
    found: dict[str, PageLink] = {}
    for anchor in page.outline.anchors:
        if anchor.href.startswith("#"):
            continue
        url = absolute(anchor.href, base=page.base)
        if url is None:
            continue
        is_main = id(anchor.box) in main or not page.worths[id(anchor.box)].aside
        before = found.get(url)
        if before is None and len(found) < MAX_LINKS:
            found[url] = PageLink(url, anchor_text(anchor), is_main)
        elif before is not None and (is_main, bool(before.text)) != (before.main, True):
            found[url] = PageLink(url, before.text or anchor_text(anchor), before.main or is_main)
    return tuple(found.values())
