"""An entry in HTML to the plain rendering: the blog's template, an export, or what Markdown became."""

import re

from lxml import etree

from chronicle.records import page_walk, quarters
from chronicle.records.page_walk import Element
from chronicle.records.rendering import Rendering

# Text nodes with these cannot stand in a tree; browsers drop or replace them.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SITE_NAME = re.compile(r"\s+[|»•·]\s+.*$")
_LEAST_ARTICLE = 400  # characters; a shorter <article> is a teaser of something else


def render(html: str) -> Rendering:
    """Return the plain rendering of the entry on a page; an empty text where there is none."""
    root = _parse(html)
    if root is None:
        return Rendering(text="")
    room = _room(root)
    title = _title(root, room)
    walked = page_walk.walk(room, skip=title)
    if any(quarters.begins_with(line) for line in walked.above.split("\n")):
        # The entry's title is a plain line, and the first great heading below it is that of a section.
        title, walked = None, page_walk.walk(room, skip=None)
    heading = page_walk.words(title) if title is not None else ""
    if not heading and not any(quarters.begins_with(line) for line in walked.text.split("\n")[:15]):
        heading = _document_title(root)
    lead = f"{heading}\n\n" if heading else ""
    headings = frozenset(place + len(lead) for place in walked.headings)
    return Rendering(text=lead + walked.text, headings=headings or None, tags=walked.tags)


def _parse(html: str) -> Element | None:
    clean = _UNWANTED.sub(" ", html)
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        # As UTF-8: what the page declares about its bytes was true of the bytes, not of this text.
        root: Element | None = etree.fromstring(clean.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError):
        return None
    return root


def _room(root: Element) -> Element:
    """Return the element that holds the entry: the longest article, the main part, or everything."""
    for tag in ("article", "main"):
        rooms = [(len(page_walk.words(element)), element) for element in root.iter(tag)]
        if rooms:
            length, element = max(rooms, key=lambda pair: pair[0])
            if length >= _LEAST_ARTICLE:
                return element
    body = root.find("body")
    return root if body is None else body


def _title(root: Element, room: Element) -> Element | None:
    inside = [element for element in room.iter("h1") if page_walk.words(element)]
    anywhere = [element for element in root.iter("h1") if page_walk.words(element)]
    named = [element for element in inside if quarters.begins_with(page_walk.words(element))]
    return next(iter([*named, *inside, *anywhere]), None)


def _document_title(root: Element) -> str:
    element = next(iter(root.iter("title")), None)
    return "" if element is None else _SITE_NAME.sub("", page_walk.words(element))
