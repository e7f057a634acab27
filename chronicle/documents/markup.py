"""Markup to a tree, whatever the markup: broken, endless, hostile."""

import re

from lxml import etree

# Longer pages than this are traps or data dumps; the longest real page of the test sets has 3 million characters.
MAX_CHARACTERS = 12_000_000
# Text nodes with these cannot stand in a tree; browsers drop or replace them.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Element = etree._Element  # noqa: SLF001 - lxml exports no other name for the class of its nodes


def parse(text: str) -> Element:
    """Return the root of the page; an empty root where there is nothing to parse. Elements deeper than 2,048 are cut.

    The text is handed on as UTF-8: a declaration inside it no longer says the truth.
    """
    clean = _UNWANTED.sub(" ", text[:MAX_CHARACTERS])
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root: Element | None = etree.fromstring(clean.encode("utf-8", errors="replace"), parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError:
        root = None
    return etree.Element("html") if root is None else root


def parse_xml(text: str) -> Element | None:
    """Return the root of an XML document, None where it has none. No entities, no DTD, no network."""
    clean = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", _UNWANTED.sub(" ", text[:MAX_CHARACTERS]))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )
    try:
        root: Element | None = etree.fromstring(clean.strip().encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def tag_of(element: Element) -> str:
    """Return the local name in lower case, "" for anything that is not an element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()
