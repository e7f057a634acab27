"""Links to places on the same page, and what stands at these places."""

import itertools

from chronicle.documents import outlinks
from chronicle.documents.markup import Element
from chronicle.documents.model import PlaceLink
from chronicle.documents.page import Page

# Enough to know a heading again.
_SHOWN = 80
# More of them on one page are an index, which the text says anyway.
MAX_PLACES = 500
# From an empty mark (`<a id="x"></a>`) one looks so far for what it marks.
_MOST_STEPS = 3
_MOST_TEXTS = 200


def find(page: Page) -> tuple[PlaceLink, ...]:
    """Return the page's links to its own places, in reading order; those to places that it does not have are left out.

    A place is known by the text there, not by its name: systems name the places of a page anew whenever they like.
    """
    wanted = [anchor for anchor in page.outline.anchors if len(anchor.href) > 1 and anchor.href.startswith("#")]
    if not wanted:
        return ()
    named = _named(page.root)
    region = outlinks.region_of(page)
    found = []
    for anchor in wanted[:MAX_PLACES]:
        place = named.get(anchor.href[1:])
        says = _text_at(place) if place is not None else ""
        if says and outlinks.is_main(anchor, page, region):
            found.append(PlaceLink(anchor.href, outlinks.anchor_text(anchor), says))
    return tuple(found)


def _named(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.iter("*"):
        for name in (element.get("id"), element.get("name")):
            if name:
                found.setdefault(name, element)
    return found


def _text_at(place: Element) -> str:
    """Return how the text at a place begins, on one line; an empty mark stands for what follows it."""
    inside = _first_line(place)
    element: Element | None = place
    for _ in range(_MOST_STEPS):
        if inside or element is None:
            break
        inside = " ".join((element.tail or "").split())
        siblings = itertools.islice(element.itersiblings(), _MOST_STEPS)
        inside = inside or next(filter(None, map(_first_line, siblings)), "")
        element = element.getparent()
    return inside[:_SHOWN]


def _first_line(element: Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    return next(
        filter(None, (" ".join(text.split()) for text in itertools.islice(element.itertext(), _MOST_TEXTS))), ""
    )
