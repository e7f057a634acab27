"""The title of the article, not of the site around it."""

import re

from chronicle.documents.page import Page

_SPACE = re.compile(r"\s+")
# What stands between the title of an article and the name of its site.
_SEPARATOR = re.compile(r"\s+[|·•»«–—-]+\s+|\s*[|_｜]\s*|\s+::\s+|\s+/\s+|——")
_TEMPLATE = re.compile(r"\{\{|\{\[|\}\}|\]\}")
_MAX = 500
_HEADINGS = ("h1", "h2", "h3")


def find(page: Page) -> str:
    """Return the best title: a heading that the head confirms, then the head's own, then the first heading."""
    window = _clean(next((t.text for t in page.root.iterfind(".//title") if t.text), None))
    named = _clean(page.about.get("title"))
    headings = _headings(page)
    for heading in headings:
        if any(_agree(heading, other) for other in (named, window)):
            return heading
    site = _clean(page.about.get("site"))
    for candidate in (_without_site(named, site), _without_site(window, site)):
        if candidate:
            return candidate
    return headings[0] if headings else ""


def _headings(page: Page) -> list[str]:
    """Return headings above or in the main text, the greater first, those in furniture left out."""
    last = id(page.main[-1]) if page.main else None
    found: list[tuple[int, str]] = []
    for piece in page.outline.pieces:
        tag = next((box.tag for box in (piece.box, piece.box.parent) if box is not None and box.tag in _HEADINGS), None)
        if tag and not page.worths[id(piece.box)].aside:
            found.append((_HEADINGS.index(tag), _clean(piece.text)))
        if id(piece) == last:
            break
    return [text for _, text in sorted(found, key=lambda pair: pair[0]) if text][:20]


def _clean(text: str | None) -> str:
    clean = _SPACE.sub(" ", text or "").strip()[:_MAX]
    return "" if _TEMPLATE.search(clean) else clean


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _agree(heading: str, other: str) -> bool:
    """Say whether a heading and a title of the head mean the same: one holds the other, and it is no single word."""
    one, two = _fold(heading), _fold(other)
    shorter, longer = sorted((one, two), key=len)
    wide = any(c > "\u3000" for c in shorter)
    return len(shorter) >= (4 if wide else 10) and shorter in longer and len(shorter) * 4 >= len(longer)


def _without_site(title: str, site: str) -> str:
    """Cut the site's name from either end of a title; without a known name the longest part is the article's."""
    if not title:
        return ""
    if site and _fold(site):
        for pattern in (rf"[\s|·•»–—_:-]+{re.escape(site)}\s*$", rf"^\s*{re.escape(site)}[\s|·•»–—_:-]+"):
            shorter = re.sub(pattern, "", title, flags=re.IGNORECASE).strip()
            if shorter and shorter != title:
                return shorter
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    return max(parts, key=len) if parts else title
