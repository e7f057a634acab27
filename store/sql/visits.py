"""The record of visits in a database. Implements `Visits`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from chronicle.documents.model import Reading
from chronicle.linking.model import Link
from store import errors, payload, times
from store.model.evidence import (
    NewSnapshot,
    Snapshot,
    StoredChange,
    StoredQuoteState,
    StoredReading,
    Visit,
    VisitRecord,
)
from store.rules import visiting
from store.schema.evidence import CHANGES, LINKS, QUOTE_HEADS, QUOTE_STATES, READINGS, SNAPSHOTS, VISITS
from store.schema.watching import DOCUMENTS
from store.sql import engine as engines
from store.sql import evidence_rows, linked, packing, recording


class SqlVisits:
    """Visits in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def record(self, records: Sequence[VisitRecord]) -> list[int]:
        """Record a batch of visits in one transaction. Raises `StaleLeaseError`, `UnknownDocumentError`."""
        for record in records:
            visiting.checked(record)
        if not records:
            return []
        packed = packing.pack(records)
        with engines.writing(self._engine) as connection:
            return recording.record(connection, records, packed)

    def of(self, document_id: int, *, limit: int = 50) -> list[Visit]:
        """Return a document's visits, the newest first."""
        query = (
            sa.select(VISITS)
            .where(VISITS.c.document_id == document_id, VISITS.c.ordinal.is_not(None))
            .order_by(VISITS.c.ordinal.desc())
            .limit(limit)
        )
        return [evidence_rows.visit(row) for row in self._rows(query)]

    def get(self, visit_id: int) -> Visit | None:
        """Return one visit."""
        row = self._row(sa.select(VISITS).where(VISITS.c.id == visit_id))
        return None if row is None else evidence_rows.visit(row)

    def snapshots(self, document_id: int, *, limit: int = 200) -> list[Snapshot]:
        """Return a document's snapshots, the newest first."""
        query = (
            sa.select(SNAPSHOTS)
            .where(SNAPSHOTS.c.document_id == document_id)
            .order_by(SNAPSHOTS.c.id.desc())
            .limit(limit)
        )
        return [evidence_rows.snapshot(row) for row in self._rows(query)]

    def snapshot(self, snapshot_id: int) -> Snapshot | None:
        """Return one snapshot."""
        row = self._row(sa.select(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id))
        return None if row is None else evidence_rows.snapshot(row)

    def all_snapshots(self, *, after: int = 0, limit: int = 1000) -> list[Snapshot]:
        """Return snapshots by id, a page at a time."""
        query = sa.select(SNAPSHOTS).where(SNAPSHOTS.c.id > after).order_by(SNAPSHOTS.c.id).limit(limit)
        return [evidence_rows.snapshot(row) for row in self._rows(query)]

    def original(self, url: str, digest: str) -> Snapshot | None:
        """Return the first committed response with this payload digest at this address."""
        query = (
            sa.select(SNAPSHOTS)
            .where(SNAPSHOTS.c.digest == digest, SNAPSHOTS.c.url == url, SNAPSHOTS.c.record_type == "response")
            .order_by(SNAPSHOTS.c.id)
            .limit(1)
        )
        row = self._row(query)
        return None if row is None else evidence_rows.snapshot(row)

    def add_upload(self, document_id: int, snapshot: NewSnapshot) -> int:
        """Record a copy that an editor attached. Raises `UnknownDocumentError`."""
        times.aware(snapshot.captured_at)
        columns = evidence_rows.snapshot_columns(snapshot, document_id=document_id)
        columns["origin"] = "upload"
        with engines.writing(self._engine) as connection:
            if connection.scalar(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == document_id)) is None:
                raise errors.UnknownDocumentError(f"there is no document {document_id}")
            made = sa.insert(SNAPSHOTS).values(columns).returning(SNAPSHOTS.c.id)
            return int(connection.execute(made).scalar_one())

    def reading(self, reading_id: int) -> StoredReading | None:
        """Return one reading."""
        row = self._row(sa.select(READINGS).where(READINGS.c.id == reading_id))
        return None if row is None else evidence_rows.reading(row)

    def readings(self, document_id: int, *, limit: int = 50) -> list[StoredReading]:
        """Return a document's readings that counted, the newest first."""
        query = (
            sa.select(READINGS)
            .where(READINGS.c.document_id == document_id, READINGS.c.ordinal.is_not(None))
            .order_by(READINGS.c.ordinal.desc())
            .limit(limit)
        )
        return [evidence_rows.reading(row) for row in self._rows(query)]

    def linked(self, urls: Sequence[str], *, document_id: int, limit: int = 10) -> list[Reading]:
        """Return the last good readings of documents that a document links to, then of its host's youngest others."""
        with engines.reading(self._engine) as connection:
            return linked.load(connection, urls, document_id=document_id, limit=limit)

    def changes(self, document_id: int, *, limit: int = 50) -> list[StoredChange]:
        """Return a document's changes, the newest first."""
        query = (
            sa.select(CHANGES).where(CHANGES.c.document_id == document_id).order_by(CHANGES.c.id.desc()).limit(limit)
        )
        return [evidence_rows.change(row) for row in self._rows(query)]

    def change(self, before_reading_id: int, after_reading_id: int) -> StoredChange | None:
        """Return the recorded difference of two readings."""
        query = sa.select(CHANGES).where(
            CHANGES.c.before_reading_id == before_reading_id, CHANGES.c.after_reading_id == after_reading_id
        )
        row = self._row(query)
        return None if row is None else evidence_rows.change(row)

    def changes_between(self, start: datetime, end: datetime, *, limit: int = 1000) -> list[StoredChange]:
        """Return the changes of all documents seen at or after `start` and before `end`, the newest first."""
        query = (
            sa.select(CHANGES)
            .where(CHANGES.c.seen_at >= times.aware(start), CHANGES.c.seen_at < times.aware(end))
            .order_by(CHANGES.c.seen_at.desc(), CHANGES.c.id.desc())
            .limit(limit)
        )
        return [evidence_rows.change(row) for row in self._rows(query)]

    def links(self, document_id: int) -> list[Link]:
        """Return a document's links to entries as its newest linked visit found them, best first."""
        query = (
            sa.select(LINKS.c.link)
            .join(DOCUMENTS, DOCUMENTS.c.linked_visit_id == LINKS.c.visit_id)
            .where(DOCUMENTS.c.id == document_id)
            .order_by(LINKS.c.id)
        )
        found = [payload.from_json(Link, row.link) for row in self._rows(query)]
        return sorted(found, key=lambda link: -link.score)

    def quote_states(self, *, document_id: int | None = None, quote_keys: Sequence[str] = ()) -> list[StoredQuoteState]:
        """Return the newest state of each quote in each document, narrowed where asked."""
        query = sa.select(QUOTE_STATES).join(QUOTE_HEADS, QUOTE_HEADS.c.state_id == QUOTE_STATES.c.id)
        if document_id is not None:
            query = query.where(QUOTE_HEADS.c.document_id == document_id)
        if quote_keys:
            query = query.where(QUOTE_HEADS.c.quote_key.in_(tuple(quote_keys)))
        query = query.order_by(QUOTE_STATES.c.quote_key, QUOTE_STATES.c.document_id)
        return [evidence_rows.quote_state(row) for row in self._rows(query)]

    def quote_history(self, quote_key: str, *, limit: int = 200) -> list[StoredQuoteState]:
        """Return every recorded state of one quote, the newest first."""
        query = (
            sa.select(QUOTE_STATES)
            .where(QUOTE_STATES.c.quote_key == quote_key)
            .order_by(QUOTE_STATES.c.id.desc())
            .limit(limit)
        )
        return [evidence_rows.quote_state(row) for row in self._rows(query)]

    def _rows(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        with engines.reading(self._engine) as connection:
            return connection.execute(query).all()

    def _row(self, query: sa.Select[Any]) -> sa.Row[Any] | None:
        with engines.reading(self._engine) as connection:
            return connection.execute(query).first()
