"""What was known of a batch of documents, one select per kind of knowledge, none of which grows with history."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from chronicle.changes.model import Feedback, QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.rules import IgnoreRule
from chronicle.changes.state import (
    CitedTitle,
    DocumentState,
    FindingKind,
    PastReading,
    PastVisit,
    PendingFinding,
    WatchedQuote,
)
from chronicle.documents.model import Reading
from store import payload
from store.rules import limits, volatility
from store.schema.desk import FINDINGS
from store.schema.entries import CITATIONS, CITES, ENTRIES, QUOTE_PLACES, QUOTES
from store.schema.evidence import QUOTE_HEADS, READINGS, VISITS
from store.schema.noise_rules import NOISE_RULES
from store.schema.watching import DOCUMENTS, ITEMS, VOLATILITY
from store.sql import document_rows, feedback_rows

T = TypeVar("T")
Grouped = dict[int, list[T]]


def load(connection: sa.Connection, document_ids: Sequence[int]) -> dict[int, DocumentState]:
    """Return the state of each of these documents that there is."""
    kept = document_rows.load(connection, document_ids)
    if not kept:
        return {}
    ids = list(kept)
    visits = _visits(connection, ids)
    readings = _readings(connection, ids)
    earlier = _earlier(connection, ids)
    quotes = _quotes(connection, ids)
    titles = cited_titles(connection, ids)
    items = _items(connection, [one for one in ids if kept[one].document.kind != "page" or _lists(readings.get(one))])
    pending = _pending(connection, ids)
    changed, touched = _volatility(connection, ids)
    ignored = _ignored(connection, ids)
    answers = _answers(connection, ids)
    decided = feedback_rows.load(connection, ids)
    found = {}
    for number, one in kept.items():
        document = one.document
        reading, seen_at = readings.get(number, (None, None))
        found[number] = DocumentState(
            document=number,
            url=document.url,
            kind=document.kind,
            language=document.language,
            reading=reading,
            reading_id=document.reading_id,
            reading_at=seen_at,
            earlier=tuple(earlier.get(number, ())),
            visits=tuple(visits.get(number, ())),
            quotes=tuple(quotes.get(number, ())),
            cited_titles=tuple(titles.get(number, ())),
            known_items=frozenset(items.get(number, ())),
            pending=tuple(pending.get(number, ())),
            volatility=volatility.shares(changed.get(number, {}), good_visits=one.good_visits),
            failing_since=document.failing_since,
            answers=tuple(answers.get(number, ())),
            feedback=decided.get(number, Feedback()),
            trail=volatility.trail(touched.get(number, {}), good_visits=one.good_visits),
            ignored=tuple(ignored.get(number, ())),
        )
    return found


def _visits(connection: sa.Connection, ids: Sequence[int]) -> Grouped[PastVisit]:
    rows = connection.execute(
        sa.select(VISITS.c.document_id, VISITS.c.started_at, VISITS.c.kind, VISITS.c.reason)
        .join(DOCUMENTS, DOCUMENTS.c.id == VISITS.c.document_id)
        .where(DOCUMENTS.c.id.in_(ids), VISITS.c.ordinal > DOCUMENTS.c.visits - limits.PAST_VISITS)
        .order_by(VISITS.c.document_id, VISITS.c.ordinal.desc())
    )
    return _grouped(
        (row.document_id, PastVisit(at=row.started_at, outcome=OutcomeKind(row.kind), reason=row.reason))
        for row in rows
    )


def _readings(connection: sa.Connection, ids: Sequence[int]) -> dict[int, tuple[Reading, datetime]]:
    rows = connection.execute(
        sa.select(READINGS.c.document_id, READINGS.c.seen_at, READINGS.c.reading)
        .join(DOCUMENTS, DOCUMENTS.c.reading_id == READINGS.c.id)
        .where(DOCUMENTS.c.id.in_(ids))
    )
    return {row.document_id: (payload.unpack(Reading, row.reading), row.seen_at) for row in rows}


def _earlier(connection: sa.Connection, ids: Sequence[int]) -> Grouped[PastReading]:
    rows = connection.execute(
        sa.select(READINGS.c.document_id, READINGS.c.text_digest, READINGS.c.seen_at)
        .join(DOCUMENTS, DOCUMENTS.c.id == READINGS.c.document_id)
        .where(
            DOCUMENTS.c.id.in_(ids),
            READINGS.c.ordinal > DOCUMENTS.c.readings - 1 - limits.EARLIER_READINGS,
            READINGS.c.id != DOCUMENTS.c.reading_id,
        )
        .order_by(READINGS.c.document_id, READINGS.c.ordinal.desc())
    )
    return _grouped((row.document_id, PastReading(text_digest=row.text_digest, at=row.seen_at)) for row in rows)


def _quotes(connection: sa.Connection, ids: Sequence[int]) -> Grouped[WatchedQuote]:
    here = sa.and_(QUOTE_HEADS.c.quote_key == QUOTES.c.key, QUOTE_HEADS.c.document_id == CITES.c.document_id)
    rows = connection.execute(
        sa.select(
            CITES.c.document_id,
            QUOTES,
            CITATIONS.c.number,
            CITATIONS.c.section,
            CITATIONS.c.title,
            ENTRIES.c.slug,
            QUOTE_HEADS.c.name,
            QUOTE_HEADS.c.good_at,
        )
        .select_from(CITES)
        .join(QUOTE_PLACES, QUOTE_PLACES.c.citation_key == CITES.c.citation_key)
        .join(QUOTES, QUOTES.c.key == QUOTE_PLACES.c.quote_key)
        .join(CITATIONS, CITATIONS.c.key == QUOTES.c.citation_key)
        .join(ENTRIES, ENTRIES.c.id == CITATIONS.c.entry_id)
        .outerjoin(QUOTE_HEADS, here)
        .where(CITES.c.document_id.in_(ids), QUOTES.c.live, CITATIONS.c.number.is_not(None))
        .order_by(ENTRIES.c.slug, CITATIONS.c.number, QUOTES.c.position, QUOTES.c.key)
        .distinct()
    )
    return _grouped((row.document_id, _quote(row)) for row in rows)


def _quote(row: sa.Row[Any]) -> WatchedQuote:
    return WatchedQuote(
        key=row.key,
        text=row.text,
        language=row.language,
        translated=row.translated,
        entry=row.slug,
        section=row.section,
        citation=row.number,
        citation_key=row.citation_key,
        title=row.title,
        last=None if row.name is None else QuoteStateName(row.name),
        good_at=row.good_at,
    )


def cited_titles(connection: sa.Connection, ids: Sequence[int]) -> Grouped[CitedTitle]:
    """Return, by document, the footnotes that cite it, with their titles, and whether an item was found for each."""
    found = CITES.alias("found")
    answered = sa.exists().where(found.c.citation_key == CITATIONS.c.key, found.c.origin == "item")
    columns = (CITES.c.document_id, CITATIONS.c.key, CITATIONS.c.number, CITATIONS.c.title, ENTRIES.c.slug)
    rows = connection.execute(
        sa.select(*columns, answered.label("answered"))
        .select_from(CITES)
        .join(CITATIONS, CITATIONS.c.key == CITES.c.citation_key)
        .join(ENTRIES, ENTRIES.c.id == CITATIONS.c.entry_id)
        .where(CITES.c.document_id.in_(ids), CITES.c.origin == "entry", CITATIONS.c.number.is_not(None))
        .order_by(ENTRIES.c.slug, CITATIONS.c.number)
    )
    return _grouped(
        (row.document_id, CitedTitle(row.key, row.number, row.slug, row.title, answered=bool(row.answered)))
        for row in rows
    )


def _answers(connection: sa.Connection, ids: Sequence[int]) -> Grouped[str]:
    rows = connection.execute(
        sa.select(CITES.c.document_id, CITATIONS.c.key)
        .join(CITATIONS, CITATIONS.c.key == CITES.c.citation_key)
        .where(CITES.c.document_id.in_(ids), CITES.c.origin == "item", CITATIONS.c.number.is_not(None))
    )
    return _grouped(sorted((row.document_id, row.key) for row in rows))


def _lists(found: tuple[Reading, datetime] | None) -> bool:
    """Say whether a page turned out to list items although nobody declared it so."""
    return found is not None and bool(found[0].items)


def _items(connection: sa.Connection, listings: Sequence[int]) -> Grouped[str]:
    if not listings:
        return {}
    newest = [
        sa.select(ITEMS.c.document_id, ITEMS.c.url)
        .where(ITEMS.c.document_id == one)
        .order_by(ITEMS.c.seen_at.desc())
        .limit(limits.KNOWN_ITEMS)
        .subquery()
        for one in listings
    ]
    rows = connection.execute(sa.union_all(*(sa.select(part) for part in newest)))
    return _grouped((row.document_id, row.url) for row in rows)


def _pending(connection: sa.Connection, ids: Sequence[int]) -> Grouped[PendingFinding]:
    rows = connection.execute(
        sa.select(FINDINGS.c.document_id, FINDINGS.c.kind, FINDINGS.c.subject, FINDINGS.c.created_at)
        .where(FINDINGS.c.document_id.in_(ids), FINDINGS.c.status == "unconfirmed")
        .order_by(FINDINGS.c.id)
    )
    return _grouped(
        (row.document_id, PendingFinding(kind=FindingKind(row.kind), subject=row.subject, created_at=row.created_at))
        for row in rows
    )


def _volatility(
    connection: sa.Connection, ids: Sequence[int]
) -> tuple[dict[int, dict[str, int]], dict[int, dict[str, tuple[int, ...]]]]:
    """Return, by document and path, how often a block changed, and at which of the last visits."""
    counts: dict[int, dict[str, int]] = {}
    visits: dict[int, dict[str, tuple[int, ...]]] = {}
    for row in connection.execute(sa.select(VOLATILITY).where(VOLATILITY.c.document_id.in_(ids))):
        counts.setdefault(row.document_id, {})[row.path] = row.changed
        visits.setdefault(row.document_id, {})[row.path] = payload.from_json(tuple[int, ...], row.visits)
    return counts, visits


def _ignored(connection: sa.Connection, ids: Sequence[int]) -> Grouped[IgnoreRule]:
    """Return the rules that editors accepted, the oldest first."""
    accepted = sa.select(NOISE_RULES).where(NOISE_RULES.c.document_id.in_(ids), NOISE_RULES.c.status == "accepted")
    rows = connection.execute(accepted.order_by(NOISE_RULES.c.id))
    return _grouped((row.document_id, IgnoreRule(row.id, row.place, row.heading)) for row in rows)


def _grouped(pairs: Iterable[tuple[int, T]]) -> Grouped[T]:
    groups: Grouped[T] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
