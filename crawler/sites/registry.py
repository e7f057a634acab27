"""Readers of single sites, by host: what a declaration cannot say, such as that the text itself lies elsewhere.

A reader sees a response and nothing else. It opens no connection: the crawler asks for what it names as for any
other address, with guard, robots.txt, turn and caps.
"""

import urllib.parse
from collections.abc import Mapping
from typing import Protocol

from crawler.sites import un_files, un_viewer
from crawler.transport.answer import Answer

_OK = 200


class SiteReader(Protocol):
    """A module that knows one site."""

    def concerns(self, url: str) -> bool:
        """Say whether a page at this address may be something else than the text."""

    def follow(self, answer: Answer, body: bytes) -> str | None:
        """Return the absolute address at which the text lies, None where the response is all there is.

        `body` is the expanded body; it comes from outside and may be anything.
        """


_READERS: Mapping[str, SiteReader] = {
    "docs.un.org": un_viewer,
    "documents.un.org": un_files,
}


def reader_of(url: str) -> SiteReader | None:
    """Return the reader that has a say about this address, None for nearly all of them."""
    reader = _READERS.get(urllib.parse.urlsplit(url).hostname or "")
    return reader if reader is not None and reader.concerns(url) else None


def follow(answer: Answer, body: bytes) -> str | None:
    """Return the address at which the text of this response lies, None where nobody knows of another."""
    reader = reader_of(answer.url) if answer.status == _OK and body else None
    return reader.follow(answer, body) if reader is not None else None
