"""A source's own reading rules applied to its pages: they go before everything that we would guess."""

import functools
from collections.abc import Iterable

from lxml import cssselect, etree

from chronicle.documents.markup import Element
from chronicle.documents.outline import Box, Outline, Piece


@functools.lru_cache(maxsize=512)
def _compiled(selector: str) -> cssselect.CSSSelector | None:
    """Return the compiled selector, None for an invalid one: the configuration's check names those to the owner."""
    try:
        return cssselect.CSSSelector(selector, translator="html")
    except (cssselect.SelectorError, etree.XPathSyntaxError):
        return None


def problem(selector: str) -> str | None:
    """Say what is wrong with a CSS selector; None when it can be used."""
    try:
        cssselect.CSSSelector(selector, translator="html")
    except (cssselect.SelectorError, etree.XPathSyntaxError) as error:
        return str(error)
    return None


def elements(root: Element, selectors: Iterable[str]) -> list[Element]:
    """Return the elements that any of the selectors matches, in the order of the selectors."""
    found: dict[Element, None] = {}
    for selector in selectors:
        compiled = _compiled(selector)
        if compiled is not None:
            found.update(dict.fromkeys(compiled(root)))
    return list(found)


def drop(root: Element, selectors: Iterable[str]) -> list[Element]:
    """Take the matched elements out of the tree, and return them; the text after them stays."""
    dropped = elements(root, selectors)
    for element in dropped:
        parent = element.getparent()
        if parent is None:
            continue
        tail = element.tail or ""
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail = None
        parent.remove(element)
    return dropped


def pieces(outline: Outline, chosen: Iterable[Element]) -> list[Piece]:
    """Return the pieces inside the chosen elements, in reading order."""
    wanted = set(chosen)
    known: dict[int, bool] = {}

    def is_inside(box: Box | None) -> bool:
        way = []
        while box is not None and id(box) not in known:
            way.append(box)
            box = box.parent
        answer = known[id(box)] if box is not None else False
        for step in reversed(way):
            answer = known[id(step)] = answer or step.element in wanted
        return answer

    return [piece for piece in outline.pieces if is_inside(piece.box)]
