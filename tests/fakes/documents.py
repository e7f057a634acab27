"""States of watched documents and answers of websites, for tests of the decision about a visit."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from chronicle.changes import (
    CitedTitle,
    DocumentState,
    Fetched,
    Hop,
    OutcomeKind,
    PastReading,
    PastVisit,
    PendingFinding,
    QuoteStateName,
    WatchedQuote,
    text_digest,
)
from chronicle.documents.model import Reading

NOW = datetime(2026, 3, 9, 9, 20, tzinfo=UTC)
URL = "https://source.example/news/20210113/712474.html"


def state(
    reading: Reading | None = None,
    *,
    quotes: Sequence[WatchedQuote] = (),
    visits: Sequence[PastVisit] = (),
    earlier: Sequence[Reading] = (),
    pending: Sequence[PendingFinding] = (),
    kind: str = "page",
    known_items: Sequence[str] = (),
    cited_titles: Sequence[CitedTitle] = (),
    failing_since: datetime | None = None,
    language: str | None = None,
) -> DocumentState:
    """Return the state of a watched document."""
    return DocumentState(
        document=1,
        url=URL,
        kind="listing" if kind == "listing" else "page",
        language=language,
        reading=reading,
        reading_id=None if reading is None else 1,
        reading_at=None if reading is None else NOW - timedelta(days=7),
        earlier=tuple(PastReading(text_digest(r), NOW - timedelta(days=14)) for r in earlier),
        visits=tuple(visits),
        quotes=tuple(quotes),
        cited_titles=tuple(cited_titles),
        known_items=frozenset(known_items),
        pending=tuple(pending),
        failing_since=failing_since,
    )


def fetched(
    status: int | None = 200,
    *,
    final_url: str = URL,
    hops: Sequence[Hop] = (),
    error: str | None = None,
    not_modified: bool = False,
    body_bytes: int = 10_000,
) -> Fetched:
    """Return an answer to a visit of the watched address."""
    return Fetched(
        url=URL,
        final_url=final_url,
        at=NOW,
        status=status,
        hops=tuple(hops),
        not_modified=not_modified,
        body_bytes=body_bytes,
        error=error,
    )


def redirected(to: str, *, status: int = 301) -> Fetched:
    """Return an answer that came over one redirect."""
    return fetched(final_url=to, hops=(Hop(URL, status, to),))


def quote(
    text: str,
    *,
    last: QuoteStateName | None = QuoteStateName.INTACT,
    good: bool = True,
    ruling: str | None = None,
    translated: bool = False,
    language: str | None = None,
) -> WatchedQuote:
    """Return a watched quotation that we ourselves saw standing a week ago (unless told otherwise)."""
    return WatchedQuote(
        key="quote-1",
        text=text,
        language=language,
        translated=translated,
        entry="q1-2021",
        section=0,
        citation=3,
        citation_key="citation-3",
        title="A speech",
        last=last,
        good_at=NOW - timedelta(days=7) if good else None,
        ruling=ruling,
    )


def past(outcome: OutcomeKind, reason: str, *, days: float) -> PastVisit:
    """Return a visit that lies so many days back."""
    return PastVisit(NOW - timedelta(days=days), outcome, reason)
