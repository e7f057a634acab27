"""When quoted words were first and last seen, in a database. Implements `Traces`."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from chronicle.changes.model import QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.tracing import Copy, QuoteTrace
from store import errors, payload
from store.model.evidence import StoredTrace
from store.schema.evidence import QUOTE_HEADS, QUOTE_TRACES, SNAPSHOTS, VISITS
from store.schema.watching import DOCUMENTS
from store.sql import engine as engines
from store.sql import upserts

_CONTENT = tuple(kind.value for kind in OutcomeKind if kind.is_content)
_BODIES = ("response", "revisit")
_COPY = sa.select(SNAPSHOTS.c.id, SNAPSHOTS.c.captured_at, SNAPSHOTS.c.refers_to)


class SqlTraces:
    """Traces in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def copies(self, document_id: int) -> list[Copy]:
        """Return the copies that hold content, the oldest first."""
        # From the visits to their copies, along keys: from the copies to the visits there is no index. An attached copy
        # has no visit; a re-reading (a visit without ordinal) saw nothing new.
        seen = (
            _COPY.select_from(VISITS.join(SNAPSHOTS, SNAPSHOTS.c.id == VISITS.c.snapshot_id))
            .where(VISITS.c.document_id == document_id, VISITS.c.ordinal.is_not(None))
            .where(VISITS.c.kind.in_(_CONTENT), SNAPSHOTS.c.record_type.in_(_BODIES))
        )
        attached = _COPY.where(SNAPSHOTS.c.document_id == document_id, SNAPSHOTS.c.origin == "upload").where(
            SNAPSHOTS.c.record_type.in_(_BODIES)
        )
        with engines.reading(self._engine) as connection:
            rows = [*connection.execute(seen), *connection.execute(attached)]
        rows.sort(key=lambda row: (row.captured_at, row.id))
        return [Copy(row.id, row.captured_at, row.id if row.refers_to is None else row.refers_to) for row in rows]

    def get(self, quote_key: str, document_id: int) -> StoredTrace | None:
        """Return what was traced of a quote in a document."""
        query = sa.select(QUOTE_TRACES).where(
            QUOTE_TRACES.c.quote_key == quote_key, QUOTE_TRACES.c.document_id == document_id
        )
        with engines.reading(self._engine) as connection:
            row = connection.execute(query).first()
        return None if row is None else _trace(row)

    def keep(self, trace: StoredTrace) -> None:
        """Put a trace in the place of the former one. Raises `UnknownDocumentError`."""
        values: dict[str, Any] = {
            "quote": trace.quote,
            "reader_version": trace.reader_version,
            "name": trace.state.value,
            "traced_at": trace.traced_at,
            "trace": payload.to_json(trace.trace),
        }
        with engines.writing(self._engine) as connection:
            if connection.scalar(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == trace.document_id)) is None:
                raise errors.UnknownDocumentError(f"there is no document {trace.document_id}")
            insert = upserts.insert(connection, QUOTE_TRACES)
            kept = insert.values(quote_key=trace.quote_key, document_id=trace.document_id, **values)
            connection.execute(
                kept.on_conflict_do_update(
                    index_elements=[QUOTE_TRACES.c.quote_key, QUOTE_TRACES.c.document_id], set_=values
                )
            )

    def due(self, document_ids: Sequence[int]) -> list[tuple[str, int]]:
        """Return the quotes in these documents that were looked for and have no trace, or another state since."""
        same = sa.and_(
            QUOTE_TRACES.c.quote_key == QUOTE_HEADS.c.quote_key,
            QUOTE_TRACES.c.document_id == QUOTE_HEADS.c.document_id,
        )
        query = (
            sa.select(QUOTE_HEADS.c.quote_key, QUOTE_HEADS.c.document_id)
            .select_from(QUOTE_HEADS.outerjoin(QUOTE_TRACES, same))
            .where(QUOTE_HEADS.c.document_id.in_(tuple(document_ids)))
            .where(sa.or_(QUOTE_TRACES.c.quote_key.is_(None), QUOTE_TRACES.c.name != QUOTE_HEADS.c.name))
            .order_by(QUOTE_HEADS.c.document_id, QUOTE_HEADS.c.quote_key)
        )
        with engines.reading(self._engine) as connection:
            return [(row.quote_key, row.document_id) for row in connection.execute(query)]


def _trace(row: sa.Row[Any]) -> StoredTrace:
    return StoredTrace(
        quote_key=row.quote_key,
        document_id=row.document_id,
        quote=row.quote,
        reader_version=row.reader_version,
        state=QuoteStateName(row.name),
        traced_at=row.traced_at,
        trace=payload.from_json(QuoteTrace, row.trace),
    )
