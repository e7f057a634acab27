"""Links to documents that came or went between two readings."""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urlsplit

from chronicle.changes import fold
from chronicle.documents.model import PageLink, Reading

# Addresses that send a reader's words somewhere else, or lead to an account: never documents.
_NO_DOCUMENT = re.compile(
    r"(?:facebook\.com/(?:sharer|share|dialog)|twitter\.com/(?:intent|share|home)|x\.com/(?:intent|share)|linkedin\.com/share"
    r"|t\.me/share|vk\.com/share|api\.whatsapp\.com|wa\.me/|pinterest\.\w+/pin/create|reddit\.com/submit|service\.weibo\.com"
    r"|/(?:login|signin|sign-in|logout|signup|sign-up|register|cart|search)(?:[/?]|$)|[?&](?:print|share|replytocom)=)",
    re.IGNORECASE,
)
_PASSING_ON = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/url|l\.facebook\.com/l\.php|vk\.com/away\.php|www\.youtube\.com/redirect"
    r"|[\w.]+\.safelinks\.protection\.outlook\.com/)\??(?:[^#]*?&)?(?:q|u|to|url)=(?P<target>https?[^&#]+)",
    re.IGNORECASE,
)
_FEW_FLIPS = 2
_INDEX = re.compile(r"/(?:index\.(?:html?|php|shtml))?$")


def compare(before: Reading, after: Reading) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Return the document links that were added and those that were removed, in the order of their page."""
    old, new = _documents(before), _documents(after)
    known_old = {identity(link.url) for link in before.links}
    known_new = {identity(link.url) for link in after.links}
    added = [link for key, link in new.items() if key not in known_old]
    removed = [link for key, link in old.items() if key not in known_new]
    # One link that turned from http to https (or back) is a change of a target; a page full of them is a new set-up.
    flipped = [key for key in old.keys() & new.keys() if _scheme(old[key]) != _scheme(new[key])]
    if len(flipped) <= _FEW_FLIPS:
        added += [new[key] for key in sorted(flipped)]
        removed += [old[key] for key in sorted(flipped)]
    return tuple(added), tuple(removed)


def split(url: str) -> SplitResult:
    """Return the parts of an address; one that is broken beyond reading ("https://[x") is all path."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def identity(url: str) -> str:
    """Return what a link is compared by: scheme, `www.`, fragment, index page and last slash aside."""
    parts = split(_unwrap(url))
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return host + _INDEX.sub("", unquote(parts.path)) + query


def _unwrap(url: str) -> str:
    """Return the target of an address that only passes readers on (search engines, mail filters, networks)."""
    match = _PASSING_ON.match(url)
    return unquote(match.group("target")) if match else url


def _scheme(link: PageLink) -> str:
    return split(_unwrap(link.url)).scheme


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
