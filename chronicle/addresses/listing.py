"""Which addresses name a list and not a document, told by their shape alone."""

import re

from chronicle.addresses import canonical, parsing, sites

_INDEX = re.compile(
    r"(?:index|default|home|start|welcome|list|main)(?:[_-]\d{1,5})?(?:\.(?:[sx]?html?|php|aspx?|jsp))?", re.IGNORECASE
)
_PAGE_PART = re.compile(r"page[_-]?\d{0,5}", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:[sx]?html?|php|aspx?|jsp|xml)$", re.IGNORECASE)
_FEED = re.compile(r"(?:rss|atom|feed|sitemap)[\w-]*\.(?:xml|php|rss|gz)", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:[a-z]{2}(?:[-_][a-z]{2})?|eng|rus|chn|mfa_eng)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_listing(url: str) -> bool:
    """Say whether the address names a list of documents: a site's root, a section, an index, a feed.

    An address of a declared document is none; what cannot be told by its shape is taken for a document. Raises
    AddressError for what is no address.
    """
    if sites.find(url) is not None:
        return False
    subject = sites.subject_of(url)
    if any(pattern.fullmatch(subject) for pattern in sites.declared().listings):
        return True
    parsed = parsing.parse(canonical.canonical(url))
    if not _only_turns_pages(parsed.search):
        return False
    return _names_a_section(parsing.unquote(parsed.pathname))


def _only_turns_pages(search: str) -> bool:
    names = [parsing.unquote(part.partition("=")[0]).lower() for part in search.lstrip("?").split("&") if part]
    paging = sites.declared().paging
    return all(any(_fits(name, allowed) for allowed in paging) for name in names)


def _fits(name: str, allowed: str) -> bool:
    return name.startswith(allowed[:-1]) if allowed.endswith("*") else name == allowed


def _names_a_section(path: str) -> bool:
    parts = [part for part in path.split("/") if part]
    while parts and (_PAGE_PART.fullmatch(parts[-1]) or (parts[-1].isdigit() and _follows_page(parts))):
        parts.pop()
    if not parts or all(_LANGUAGE.fullmatch(part) for part in parts):
        return True
    last = parts[-1].lower()
    if _INDEX.fullmatch(last) or _FEED.fullmatch(last):
        return True
    if _YEAR.fullmatch(last) and len(parts) > 1:  # /news/2021/
        last = parts[-2].lower()
    return _EXTENSION.sub("", last) in sites.declared().sections


def _follows_page(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[-2].lower() == "page"
