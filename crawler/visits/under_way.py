"""A visit while it is under way."""

import urllib.parse
from dataclasses import dataclass, field
from datetime import datetime

from chronicle.changes.state import DocumentState, Hop
from crawler.sites import registry
from crawler.transport.answer import Answer, Header
from crawler.transport.failure import VisitFailedError
from crawler.visits.cookies import Cookies
from store.model.watching import Document

_OK = 200


def host_of(url: str) -> str:
    """Return the host whose turn and lease a request to this address needs."""
    return urllib.parse.urlsplit(url).hostname or ""


@dataclass(slots=True)
class Trail:
    """How one errand was led on, how often it may be, and what it was given to carry."""

    most: int
    hops: list[Hop] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)

    @property
    def follows(self) -> int:
        """How often a page rather than a redirect named the next address."""
        return sum(hop.status == _OK for hop in self.hops)


@dataclass(slots=True)
class VisitUnderWay:
    """One attempt to fetch a document. `key` identifies it for ever, also when it is recorded a second time.

    `good_url` is where the last good snapshot came from ("" before the first). `validators` are sent there and nowhere
    else: from another address a 304 would mean nothing.
    """

    document: Document
    state: DocumentState
    key: str
    started_at: datetime
    trail: Trail
    validators: tuple[Header, ...] = ()
    good_url: str = ""

    @property
    def host(self) -> str:
        """The host whose lease covers this visit."""
        return host_of(self.document.url)

    def conditions(self, url: str) -> tuple[Header, ...]:
        """Return the conditional headers for a request to this address.

        A page that only shows where the text lies is asked without: that it is unchanged says nothing of the text.
        """
        return self.validators if url == self.good_url and registry.reader_of(url) is None else ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What the transport brought of a visit: an answer or a failure. `asked` are the headers of the last request."""

    visit: VisitUnderWay
    answer: Answer | None = None
    failure: VisitFailedError | None = None
    url: str = ""
    asked: tuple[Header, ...] = ()
