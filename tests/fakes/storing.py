"""Records of visits and entries made by hand, for tests of what the store makes of them."""

import itertools
from datetime import UTC, datetime, timedelta

from chronicle import records
from chronicle.changes.model import (
    Comparison,
    Edit,
    Level,
    QuoteSegment,
    QuoteState,
    QuoteStateName,
    Reason,
    Significance,
)
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.state import FindingDraft, FindingKind, QuoteSeen
from chronicle.records.model import Entry
from chronicle.words import Words
from store.model.evidence import NewSnapshot, VisitRecord

START = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
WORDS = Words(de="Ein Satz.", en="A sentence.")
_serial = itertools.count(1)


def day(number: int) -> datetime:
    """The morning, so many days after the beginning."""
    return START + timedelta(days=number)


def outcome(kind: OutcomeKind = OutcomeKind.SAME, reason: str = "equal-bytes") -> Outcome:
    return Outcome(kind, reason, "detail", WORDS)


def snapshot(
    *,
    url: str = "https://source.example/page",
    at: datetime = START,
    digest: str = "sha1:AAAA",
    record_type: str = "response",
    refers_to: int | None = None,
    etag: str | None = '"1"',
) -> NewSnapshot:
    number = next(_serial)
    return NewSnapshot(
        url=url,
        captured_at=at,
        record_type=record_type,
        warc_record_id=f"urn:uuid:{number:032d}",
        warc_file="citewatch-20260302091400-test-00001.warc.gz",
        offset=number * 1000,
        length=999,
        digest=digest,
        status=200,
        media_type="text/html",
        refers_to=refers_to,
        etag=etag,
        last_modified="Mon, 02 Mar 2026 09:00:00 GMT",
    )


def visit(
    document_id: int, *, at: datetime = START, kind: OutcomeKind = OutcomeKind.SAME, **more: object
) -> VisitRecord:
    """A visit's record; give by name whatever matters."""
    given: dict[str, object] = {
        "visit_key": f"visit-{next(_serial)}",
        "document_id": document_id,
        "url": "https://source.example/page",
        "final_url": "https://source.example/page",
        "started_at": at,
        "finished_at": at + timedelta(seconds=1),
        "status": 200,
        "outcome": outcome(kind, "http-404" if kind is OutcomeKind.GONE else "equal-bytes"),
        "next_visit_at": at + timedelta(days=1),
        "host": "source.example",
    }
    return VisitRecord(**(given | more))  # type: ignore[arg-type]


def draft(
    kind: FindingKind = FindingKind.CONTENT_CHANGED,
    subject: str = "",
    *,
    level: Level = Level.ROUTINE,
    score: float = 10.0,
    confirmed: bool = True,
    citation_keys: tuple[str, ...] = (),
) -> FindingDraft:
    reasons = (Reason("size", score, WORDS),)
    return FindingDraft(kind, subject, level, score, reasons, WORDS, confirmed=confirmed, citation_keys=citation_keys)


def comparison(*, before: str = "old", after: str = "new", start: int = 0) -> Comparison:
    edit = Edit("replace", before, after, start, start + len(before), start, start + len(after))
    return Comparison(True, False, (edit,), (), (), (), WORDS)


def significance(level: Level = Level.ROUTINE) -> Significance:
    return Significance(level, 10.0, (Reason("size", 10.0, WORDS),))


def quote_seen(key: str, state: QuoteStateName = QuoteStateName.INTACT) -> QuoteSeen:
    found = state.stands
    segment = QuoteSegment("quoted words", state, 0 if found else None, 12 if found else None)
    return QuoteSeen(key, QuoteState(state, 1.0 if found else 0.0, (segment,)))


def footnote(
    number: int,
    title: str = "A declaration of the heads of state",
    *,
    url: str = "https://source.example/page",
    quote: str = "",
) -> str:
    quoted = f", „{quote}“" if quote else ""
    return f"[{number}] {title}, 10. November 2020{quoted}, in: {url}"


def entry(*footnotes: str, title: str = "Q4/2020 - Russische Präsidentschaft", text: str = "Es wurde beraten") -> Entry:
    """An entry with these footnotes, each referred to once."""
    marks = " ".join(f"{text}[{number}]." for number in range(1, len(footnotes) + 1))
    body = f"{title}\n\nGipfeltreffen, 10. November 2020\n\n{marks}\n\n" + "\n\n".join(footnotes) + "\n"
    return records.parse(body, name="entry.txt")
