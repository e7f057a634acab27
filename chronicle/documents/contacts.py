"""Links that write to somebody or call somebody: no documents, but where they lead is part of what a page says."""

import re
import urllib.parse

from chronicle.documents import outline, outlinks
from chronicle.documents.model import PageLink
from chronicle.documents.page import Page

# More of them on one page are a directory of people, which the text names anyway.
MAX_CONTACTS = 500
_LONGEST = 400  # characters; addresses have at most 254, and a subject may follow
# Cloudflare hides mail addresses behind links of this shape.
_PROTECTED = re.compile(r"/cdn-cgi/l/email-protection#(?P<hidden>[0-9a-f]+)$", re.IGNORECASE)
_NO_DIGIT = re.compile(r"[^\d+]")


def find(page: Page) -> tuple[PageLink, ...]:
    """Return the page's mail addresses and telephone numbers behind links, in reading order, each once per wording."""
    found: dict[tuple[str, str], PageLink] = {}
    region = outlinks.region_of(page)
    for anchor in page.outline.anchors:
        address = normal(anchor.href)
        if address is None or len(found) >= MAX_CONTACTS:
            continue
        link = PageLink(address, outlinks.anchor_text(anchor), outlinks.is_main(anchor, page, region))
        if link.main or (address, link.text) not in found:
            found[address, link.text] = link
    return tuple(found.values())


def normal(href: str) -> str | None:
    """Return "mailto:" and an address, or "tel:" and a number, in one spelling; None for any other link."""
    href = href.strip()[:_LONGEST]
    hidden = _PROTECTED.search(href)
    if hidden:
        href = "mailto:" + outline.mail_address(hidden["hidden"])
    scheme, _, rest = href.partition(":")
    rest = urllib.parse.unquote(rest.partition("?")[0]).strip().lower()
    if scheme.lower() == "mailto" and "@" in rest:
        return f"mailto:{rest}"
    number = _NO_DIGIT.sub("", rest)
    return f"tel:{number}" if scheme.lower() == "tel" and number else None
