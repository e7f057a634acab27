"""What a finding rests on, for those who look at it in a terminal or from a program."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chronicle.changes import as_json, render, selectors
from chronicle.changes.model import Comparison, QuoteSegment
from chronicle.linking import as_json as link_json
from chronicle.linking.model import Link
from store.model.desk import Decision, Finding
from store.model.evidence import StoredQuoteState, Visit
from store.ports import Store

# The visits that a finding rests on are among the newest; the whole log is `sources show`.
_VISITS = 12


@dataclass(frozen=True, slots=True)
class Concerned:
    """A footnote that cites the document; `is_subject` where the finding is about it."""

    entry: str
    number: int | None
    title: str
    is_subject: bool


@dataclass(frozen=True, slots=True)
class QuoteNow:
    """A quotation as it was last seen. `quoted` and `context` are of the segment that does not stand, or of the first.

    The segments' places are counted in the text of the archived copy `snapshot`; `link` leads to them on the live page.
    """

    key: str
    number: int | None
    state: str
    quoted: str
    context: str
    snapshot: int | None = None
    seen_at: datetime | None = None
    segments: tuple[QuoteSegment, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class SameChange:
    """A finding about another document that changed in the same way."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that stands behind a finding. `difference` is the changed passages as text, "" without any."""

    url: str
    cited: tuple[Concerned, ...]
    quotes: tuple[QuoteNow, ...]
    difference: str
    comparison: Comparison | None
    visits: tuple[Visit, ...]
    links: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    same_change: tuple[SameChange, ...] = ()


def gather(store: Store, finding: Finding) -> Evidence:
    """Read what a finding rests on."""
    document = store.documents.get(finding.document_id)
    comparison, difference = _difference(store, finding)
    return Evidence(
        url=document.url if document else "",
        cited=tuple(
            Concerned(c.entry, c.number, c.title, c.citation_key in finding.citation_keys)
            for c in store.entries.cited(document_id=finding.document_id)
        ),
        quotes=tuple(_quotes(store, finding, url=document.url if document else "")),
        difference=difference,
        comparison=comparison,
        visits=tuple(store.visits.of(finding.document_id, limit=_VISITS)),
        links=tuple(store.visits.links(finding.document_id)),
        decisions=tuple(store.findings.decisions(finding.id)),
        same_change=tuple(_same_change(store, finding)),
    )


def _same_change(store: Store, finding: Finding) -> Iterator[SameChange]:
    for one in store.findings.same_change(finding.id):
        document = store.documents.get(one.document_id)
        yield SameChange(one.id, document.url if document else "")


def _difference(store: Store, finding: Finding) -> tuple[Comparison | None, str]:
    if finding.before_reading_id is None or finding.after_reading_id is None:
        return None, ""
    change = store.visits.change(finding.before_reading_id, finding.after_reading_id)
    before = store.visits.reading(finding.before_reading_id)
    after = store.visits.reading(finding.after_reading_id)
    if change is None or before is None or after is None:
        return change.comparison if change else None, ""
    texts = before.reading.text, after.reading.text
    return change.comparison, render.unified_text(change.comparison, before=texts[0], after=texts[1])


def _quotes(store: Store, finding: Finding, *, url: str) -> list[QuoteNow]:
    numbers = {
        key: number
        for entry in store.entries.all()
        if entry.slug in finding.entries
        for number, keys in entry.quote_keys.items()
        for key in keys
    }
    states = store.visits.quote_states(document_id=finding.document_id)
    return [_now(s, numbers[s.quote_key], url=url) for s in states if s.quote_key in numbers]


def _now(stored: StoredQuoteState, number: int, *, url: str) -> QuoteNow:
    segments = stored.state.segments
    telling = next((s for s in segments if not s.state.stands), segments[0] if segments else None)
    quoted, context = (telling.text, telling.context) if telling else ("", "")
    return QuoteNow(
        stored.quote_key,
        number,
        stored.state.state,
        quoted,
        context,
        snapshot=stored.snapshot_id,
        seen_at=stored.seen_at,
        segments=segments,
        link=selectors.link(url, stored.state) if url else None,
    )


def to_json(evidence: Evidence) -> dict[str, Any]:
    """Return the evidence as JSON values."""
    return {
        "url": evidence.url,
        "cited": [as_json.to_json(c) for c in evidence.cited],
        "quotes": [as_json.to_json(q) for q in evidence.quotes],
        "comparison": as_json.to_json(evidence.comparison),
        "visits": [
            {"at": v.started_at, "outcome": v.outcome.kind, "reason": v.outcome.reason, "snapshot": v.snapshot_id}
            for v in evidence.visits
        ],
        "links": [link_json.link(found) for found in evidence.links],
        "same_change": [{"finding": one.number, "url": one.url} for one in evidence.same_change],
        "decisions": [{"verdict": d.verdict, "note": d.note, "by": d.by, "at": d.at} for d in evidence.decisions],
    }
