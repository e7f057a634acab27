"""The title of the article, not of the site around it."""

import re
import urllib.parse

from chronicle.documents.page import Page

_SPACE = re.compile(r"\s+")
# What stands between the title of an article and the name of its site.
_SEPARATOR = re.compile(r"\s+[|·•»«–—-]+\s+|\s*[|_｜»]\s*|\s+::\s+|——")
_SEPARATOR_ENDS = re.compile(r"^[\s|·•»«–—_｜:-]+|[\s|·•»«–—_｜:-]+$")
_LONGEST_NAME = 30
_TEMPLATE = re.compile(r"\{\{|\{\[|\}\}|\]\}")
_TEMPLATE_NAME = 9
_MAX = 500
_HEADINGS = ("h1", "h2", "h3")


def find(page: Page) -> str:
    """Return the best title: a heading that the head confirms, then the head's own, then the first heading."""
    window = _clean(next((t.text for t in page.root.iterfind(".//title") if t.text), None))
    named = _clean(page.about.get("title"))
    headings = _headings(page)
    agreeing = [h for h in headings if any(_agree(h, other) for other in (named, window))]
    if agreeing:
        # A site's own name may be the greatest heading of all its pages; the longest one is the article's.
        longest = max(map(len, agreeing))
        return next(h for h in agreeing if len(h) * 2 >= longest)
    names = [_clean(page.about.get("site")), host_name(page.url)]
    for candidate in (_without_site(named, names), _without_site(window, names)):
        if candidate:
            # "Home" or "Index" name the template of a page, not the page.
            return (
                headings[0]
                if headings and len(_fold(candidate)) <= _TEMPLATE_NAME < len(_fold(headings[0]))
                else candidate
            )
    return headings[0] if headings else ""


def host_name(url: str) -> str:
    """Return the host without `www.`, "" for an address without one."""
    try:
        host = urllib.parse.urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


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


def _without_site(title: str, names: list[str]) -> str:
    """Cut the site's name off either end of a title: a part that is its known name or host, or a last short part."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    for part, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
        if _is_name(part, names) and _fold(rest):
            return _SEPARATOR_ENDS.sub("", rest)
    last = parts[-1]
    if 0 < len(last) <= _LONGEST_NAME and len(last) * 2 < len(title):
        return _SEPARATOR_ENDS.sub("", title[: title.rfind(last)])
    return title


def _is_name(part: str, names: list[str]) -> bool:
    folded = _fold(part)
    return bool(folded) and any(folded in _fold(name) or (_fold(name) and _fold(name) in folded) for name in names)
