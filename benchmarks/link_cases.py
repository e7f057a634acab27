"""Pages before and after one link in their text leads elsewhere, or is only written in another way."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks import designs, mutations, passages
from benchmarks.furniture import LINK
from benchmarks.passages import Document, Splice

URL = "https://news.example.org/texts/1.html"
_LINK = '<a href="/topic/7.html">'
_FILE = "https://acts.example.net/files/Act-7.pdf"
_OTHER = {
    "other document": ("/topic/act-7", "/topic/act-8"),
    "other site": ("https://acts.example.net/act-7", "https://rules.example.com/act-7"),
    "other file": (_FILE, "https://acts.example.net/files/Act-7-rev1.pdf"),
    "other parameter": ("/show?id=7&lang=en", "/show?id=8&lang=en"),
    "other language": ("/en/topic/act-7", "/fr/topic/act-7"),
    "other port": ("https://acts.example.net:8443/act-7", "https://acts.example.net:9443/act-7"),
    "other part of an application": ("https://acts.example.net/#!/act/7", "https://acts.example.net/#!/act/8"),
    "scheme": ("http://acts.example.net/act-7", "https://acts.example.net/act-7"),
    "other mail address": ("mailto:chair@example.org", "mailto:press@example.org"),
    "mail address became a form": ("mailto:chair@example.org", "/forms/act-7"),
    "link came": ("", "https://acts.example.net/act-7"),
    "link went": ("https://acts.example.net/act-7", ""),
}
_SAME = {
    "tracking": (f"{_FILE}?utm_source=a&utm_medium=b", f"{_FILE}?utm_source=c"),
    "session": ("/topic/act-7;jsessionid=0A1B2C", "/topic/act-7;jsessionid=9F8E7D"),
    "default port": ("https://acts.example.net:443/act-7", "https://acts.example.net/act-7"),
    "www": ("https://www.acts.example.net/act-7", "https://acts.example.net/act-7"),
    "slash": ("/topic/act-7", "/topic/act-7/"),
    "index page": ("/topic/act-7/", "/topic/act-7/index.html"),
    "case": ("https://Acts.Example.net/Act-7", "https://acts.example.net/act-7"),
    "escapes": ("/topic/act%207%c3%bc", "/topic/act%207%C3%BC"),
    "order of parameters": ("/show?id=7&amp;lang=en", "/show?lang=en&amp;id=7"),
    "place on a page": ("/topic/act-7#part-2", "/topic/act-7#part-3"),
    "relative": ("/topic/act-7", "https://news.example.org/topic/act-7"),
    "dots": ("/topic/act-7", "/topic/../topic/./act-7"),
    "site renamed": ("https://news.example.com/topic/act-7", "/topic/act-7"),
    "language came": ("/topic/act-7", "/en/topic/act-7"),
    "passed on": (_FILE, "https://www.google.com/url?q=https%3A%2F%2Facts.example.net%2Ffiles%2FAct-7.pdf&amp;sa=D"),
    "subject of a mail": ("mailto:chair@example.org", "mailto:Chair@example.org?subject=Act"),
}
_FRAME = {
    "menu": ('href="/rubric/0.html"', 'href="/rubric/current.html"'),
    "other news": ('href="/news/0.html"', 'href="/news/905.html"'),
    "path of crumbs": ('href="/cat/1.html"', 'href="/cat/111.html"'),
}
KINDS = (*_OTHER, *_SAME, *_FRAME)


@dataclass(frozen=True, slots=True)
class LinkCase:
    """Two pages, what was done to a link, and whether an editor wants to know."""

    name: str
    kind: str
    language: str
    before: str
    after: str
    is_change: bool


def all_cases() -> Iterator[LinkCase]:
    """Return a case of every kind for every document in every language, in one design after the other."""
    for language in passages.LANGUAGES:
        for number, document in enumerate(passages.documents(language)):
            yield from _of_document(document, number)


def digest(cases: Iterable[LinkCase]) -> str:
    """Return a digest of all cases."""
    total = hashlib.sha256()
    for case in cases:
        total.update(f"{case.name}{case.before}{case.after}{case.is_change}".encode())
    return total.hexdigest()


def _of_document(document: Document, number: int) -> Iterator[LinkCase]:
    text = _linked(document)
    for turn, kind in enumerate(KINDS):
        page = designs.page(document, text, design=number + turn)
        before, after = _pages(page, kind)
        if before == after:  # this design has no such part
            continue
        yield LinkCase(f"{document.name}/{kind}", kind, document.language, before, after, kind in _OTHER)


def _pages(page: str, kind: str) -> tuple[str, str]:
    if kind in _FRAME:
        return page, page.replace(*_FRAME[kind])
    before, after = (_OTHER | _SAME)[kind]
    return _with(page, before), _with(page, after)


def _with(page: str, href: str) -> str:
    """Return the page with its link leading to `href`, or without any link."""
    return page.replace(_LINK, f'<a href="{href}">' if href else '<a id="words">')


def _linked(document: Document) -> str:
    """Return a document's text in which the first of its words that are marked lead somewhere."""
    swap = next(swap for passage in document.passages for swap in passage.words)
    words = document.text[swap.start : swap.end]
    return mutations.apply(document.text, [Splice(swap.start, swap.end, f"{LINK[0]}{words}{LINK[1]}")])
