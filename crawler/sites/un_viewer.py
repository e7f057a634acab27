"""docs.un.org: the page of a symbol is a viewer of some four kilobytes; the text is the file that it embeds.

The embedded address is https://documents.un.org/api/symbol/access?s=SYMBOL&l=LANGUAGE&t=pdf, which redirects to the
file (observed in September 2026).
"""

import codecs
import re
import urllib.parse

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from crawler.transport.answer import Answer

_FILES_HOST = "documents.un.org"
_FILES_PATHS = ("/api/symbol/access", "/doc/")
# Browsers show a file in any of these; each names its address in its own attribute.
_ATTRIBUTES = {"iframe": "src", "embed": "src", "object": "data"}
_FRAMES = SoupStrainer(list(_ATTRIBUTES))
# The viewer has about 4 KB; what is fifty times as long is another page.
_LARGEST_BYTES = 200_000
# Feeds and data lie on the same host; a declaration of XML is never found on the viewer.
_PAGE_BEGINS = re.compile(rb"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)


def concerns(url: str) -> bool:
    """Say whether this is a viewer's address: feeds are none, and `?direct=true` answers with the file itself."""
    parts = urllib.parse.urlsplit(url)
    return not parts.path.startswith("/rss/") and "direct=true" not in parts.query


def follow(answer: Answer, body: bytes) -> str | None:
    """Return the address of the file that the viewer shows, None where it shows none of the organization's."""
    if len(body) > _LARGEST_BYTES or _PAGE_BEGINS.match(body.removeprefix(codecs.BOM_UTF8)) is None:
        return None
    for frame in BeautifulSoup(body, "lxml", parse_only=_FRAMES).find_all(list(_ATTRIBUTES)):
        target = _joined(answer.url, str(frame.get(_ATTRIBUTES[frame.name]) or ""))
        if _is_file(target):
            return target
    return None


def _joined(base: str, link: str) -> str:
    try:
        return urllib.parse.urljoin(base, link.strip())
    except ValueError:  # no address at all
        return ""


def _is_file(url: str) -> bool:
    parts = urllib.parse.urlsplit(url)
    return parts.scheme == "https" and parts.hostname == _FILES_HOST and parts.path.startswith(_FILES_PATHS)
