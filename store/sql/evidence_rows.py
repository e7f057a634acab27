"""Snapshots, readings, visits, changes and states of quotes between rows and dataclasses."""

import dataclasses
from typing import Any

import sqlalchemy as sa

from chronicle.changes.model import Comparison, QuoteState, Significance
from chronicle.changes.outcomes import Outcome
from chronicle.documents.model import Reading
from store import payload
from store.model.evidence import (
    NewSnapshot,
    Snapshot,
    StoredChange,
    StoredQuoteState,
    StoredReading,
    Visit,
)

SNAPSHOT_FIELDS = tuple(field.name for field in dataclasses.fields(NewSnapshot))


def snapshot_columns(snapshot: NewSnapshot, *, document_id: int) -> dict[str, Any]:
    """Return the row of a new snapshot."""
    columns: dict[str, Any] = {name: getattr(snapshot, name) for name in SNAPSHOT_FIELDS}
    columns["document_id"] = document_id
    return columns


def snapshot(row: sa.Row[Any]) -> Snapshot:
    """Return the snapshot of a row."""
    return Snapshot(**dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's documented name


def reading(row: sa.Row[Any]) -> StoredReading:
    """Return the reading of a row."""
    return StoredReading(
        id=row.id,
        document_id=row.document_id,
        snapshot_id=row.snapshot_id,
        seen_at=row.seen_at,
        reading=payload.unpack(Reading, row.reading),
        rederived=row.rederived,
    )


def visit(row: sa.Row[Any]) -> Visit:
    """Return the visit of a row."""
    return Visit(
        id=row.id,
        document_id=row.document_id,
        url=row.url,
        final_url=row.final_url,
        started_at=row.started_at,
        finished_at=row.finished_at,
        status=row.status,
        outcome=payload.from_json(Outcome, row.outcome),
        snapshot_id=row.snapshot_id,
        reading_id=row.reading_id,
    )


def change(row: sa.Row[Any]) -> StoredChange:
    """Return the change of a row."""
    return StoredChange(
        id=row.id,
        document_id=row.document_id,
        before_reading_id=row.before_reading_id,
        after_reading_id=row.after_reading_id,
        seen_at=row.seen_at,
        comparison=payload.unpack(Comparison, row.comparison),
        significance=None if row.significance is None else payload.from_json(Significance, row.significance),
    )


def quote_state(row: sa.Row[Any]) -> StoredQuoteState:
    """Return the quote state of a row."""
    return StoredQuoteState(
        quote_key=row.quote_key,
        document_id=row.document_id,
        reading_id=row.reading_id,
        snapshot_id=row.snapshot_id,
        seen_at=row.seen_at,
        state=payload.from_json(QuoteState, row.state),
    )
