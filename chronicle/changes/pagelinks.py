"""The links of a reading that lead to documents, and what they are compared by."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult

from chronicle.changes import fold, targets, tokens
from chronicle.documents import symbols
from chronicle.documents.model import PageKind, PageLink, Reading

# Addresses that send a reader's words somewhere else, or lead to an account: never documents.
_NO_DOCUMENT = re.compile(
    r"(?:facebook\.com/(?:sharer|share|dialog)|twitter\.com/(?:intent|share|home)|x\.com/(?:intent|share)|linkedin\.com/share"
    r"|t\.me/share|vk\.com/share|api\.whatsapp\.com|wa\.me/|pinterest\.\w+/pin/create|reddit\.com/submit|service\.weibo\.com"
    r"|/(?:login|signin|sign-in|logout|signup|sign-up|cart)(?:[/?]|$)|[?&](?:print|share|replytocom)=)",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"/(?:register|search)(?:[/?]|$)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip)(?:$|[?#])", re.IGNORECASE)
LISTS = frozenset({PageKind.LISTING, PageKind.FEED})
PROSE = 1000  # characters from which a page is a text, and links outside of it are not its own


def split(url: str) -> SplitResult:
    """Return the parts of an address; one that is broken beyond reading ("https://[x") is all path."""
    return targets.split(url)


def identity(url: str) -> str:
    """Return what a link is compared by; see `targets.identity`."""
    return targets.identity(url)


def candidates(reading: Reading) -> Iterator[PageLink]:
    """Return the links of the page itself, not of the site around it, that may lead to documents."""
    host = _host(reading.url)
    for link in reading.links:
        web = link.url.startswith(("http://", "https://"))
        shown = fold.fold_text(link.text) or _FILE.search(link.url)
        if link.main and web and shown and not _NO_DOCUMENT.search(link.url) and not _is_service(link.url, host):
            yield link


def documents(reading: Reading) -> dict[str, PageLink]:
    """Return the links to other documents, by what they are compared by, in the order of the page."""
    own = identity(reading.url)
    found: dict[str, PageLink] = {}
    for link in candidates(reading):
        key = identity(link.url)
        if key != own:
            found.setdefault(key, link)
    return found


def contacts(reading: Reading) -> dict[str, PageLink]:
    """Return the mail addresses and telephone numbers behind words of the page itself, by what they are compared by."""
    found: dict[str, PageLink] = {}
    for link in reading.contacts:
        if link.main and fold.fold_text(link.text):
            found.setdefault(identity(link.url), link)
    return found


def belonging(links: dict[str, PageLink], reading: Reading) -> dict[str, PageLink]:
    """Leave out links beside a long text that lead to other sites: lists of friends, supporters and profiles.

    They come and go without the document. Files and documents with a symbol belong to it wherever they stand and lead.
    """
    if not links or reading.kind in LISTS or len(reading.text) < PROSE:
        return links
    text, site = words(reading), _site(reading.url)
    return {
        key: link
        for key, link in links.items()
        if f" {tokens.key(link.text)} " in text or _site(link.url) == site or _is_document(link)
    }


def words(reading: Reading) -> str:
    """Return the words of a reading's main text as keys, each between blanks."""
    return f" {' '.join(tokens.key(block.text) for block in reading.blocks)} "


def identities(reading: Reading) -> frozenset[str]:
    """Return what a reading's document links are compared by, each with the words that lead there."""
    own = identity(reading.url)
    pairs = {f"{identity(link.url)} {tokens.key(link.text)}": link for link in candidates(reading)}
    return frozenset(key for key in belonging(pairs, reading) if not key.startswith(own + " "))


def _is_document(link: PageLink) -> bool:
    return _FILE.search(link.url) is not None or bool(symbols.find(link.text))


def _is_service(url: str, host: str) -> bool:
    """Say whether an address is a service of the page's own site; another site's register is a document."""
    return _SERVICE.search(url) is not None and _host(url) == host


def _site(url: str) -> str:
    """Return the last two parts of a host's name: enough to tell a site's own pages from those of others."""
    return ".".join(_host(url).split(".")[-2:])


def _host(url: str) -> str:
    return (split(url).hostname or "").removeprefix("www.")
