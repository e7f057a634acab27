"""What a visit asks for: its headers, and whether the server may answer "not modified"."""

from collections.abc import Sequence

from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import PastVisit
from crawler.settings import CrawlSettings
from crawler.spiders import feed, listing, page
from crawler.transport import expansion
from crawler.transport.answer import Header
from store.model.watching import Document

# The outcome's reason of a visit that the server answered with 304.
NOT_MODIFIED = "not-modified"
_ACCEPT = {"page": page.ACCEPT, "listing": listing.ACCEPT, "feed": feed.ACCEPT}


def headers(document: Document, settings: CrawlSettings) -> tuple[Header, ...]:
    """Return the headers of a document's visits; always the same, so that the same variant comes back."""
    wanted, general = document.language, settings.accept_language
    language = general if wanted is None or general.startswith(wanted) else f"{wanted},{general}"
    return (
        (b"User-Agent", settings.user_agent.encode()),
        (b"Accept", _ACCEPT[document.kind]),
        (b"Accept-Language", language.encode()),
        (b"Accept-Encoding", expansion.ACCEPTED),
    )


def robots_headers(settings: CrawlSettings) -> tuple[Header, ...]:
    """Return the headers of a request for robots.txt."""
    return (
        (b"User-Agent", settings.user_agent.encode()),
        (b"Accept", b"text/plain,*/*;q=0.5"),
        (b"Accept-Encoding", expansion.ACCEPTED),
    )


def validators(document: Document, past: Sequence[PastVisit], *, proof_every: int) -> tuple[Header, ...]:
    """Return the server's own validators byte for byte; none where a proof visit is due (a server may lie with 304)."""
    trusted = 0
    for visit in past:
        if visit.outcome is not OutcomeKind.SAME or visit.reason != NOT_MODIFIED:
            break
        trusted += 1
    if document.reading_id is None or trusted >= proof_every - 1:
        return ()
    fields = ((b"If-None-Match", document.etag), (b"If-Modified-Since", document.last_modified))
    return tuple((name, value.encode("latin-1", "replace")) for name, value in fields if value)
