"""Links to documents that came or went between two readings."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from chronicle.changes import fold
from chronicle.documents.model import PageLink, Reading

# Addresses that send a reader's words somewhere else, or lead to an account: never documents.
_NO_DOCUMENT = re.compile(
    r"(?:facebook\.com/(?:sharer|share|dialog)|twitter\.com/(?:intent|share|home)|x\.com/(?:intent|share)|linkedin\.com/share"
    r"|t\.me/share|vk\.com/share|api\.whatsapp\.com|wa\.me/|pinterest\.\w+/pin/create|reddit\.com/submit|service\.weibo\.com"
    r"|/(?:login|signin|sign-in|logout|signup|sign-up|register|cart|search)(?:[/?]|$)|[?&](?:print|share|replytocom)=)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:index\.(?:html?|php|shtml))?$")


def compare(before: Reading, after: Reading) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Return the document links that were added and those that were removed, in the order of their page."""
    old, new = _documents(before), _documents(after)
    known_old = {identity(link.url) for link in before.links}
    known_new = {identity(link.url) for link in after.links}
    added = tuple(link for key, link in new.items() if key not in known_old)
    removed = tuple(link for key, link in old.items() if key not in known_new)
    return added, removed


def identity(url: str) -> str:
    """Return what a link is compared by: scheme, `www.`, fragment and a last slash aside."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return host + _INDEX.sub("", parts.path) + query


def _documents(reading: Reading) -> dict[str, PageLink]:
    own = identity(reading.url)
    found: dict[str, PageLink] = {}
    for link in _candidates(reading.links):
        key = identity(link.url)
        if key != own:
            found.setdefault(key, link)
    return found


def _candidates(links: Iterable[PageLink]) -> Iterable[PageLink]:
    for link in links:
        web = link.url.startswith(("http://", "https://"))
        if link.main and web and fold.fold_text(link.text) and not _NO_DOCUMENT.search(link.url):
            yield link


def identities(reading: Reading) -> frozenset[str]:
    """Return what a reading's document links are compared by."""
    return frozenset(_documents(reading))
