"""Documents between rows and dataclasses."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from chronicle.documents.model import Selectors
from store import payload, texts
from store.model.watching import Document
from store.rules.kept import Kept
from store.schema.watching import ADDRESSES, DOCUMENTS

_SAME_NAME = (
    "key",
    "url",
    "host",
    "kind",
    "language",
    "source",
    "institution",
    "min_text",
    "min_items",
    "created_at",
    "next_visit_at",
    "paused",
    "discovered",
    "title",
    "reading_id",
    "last_visit_at",
    "last_outcome",
    "last_reason",
    "last_good_at",
    "failing_since",
    "etag",
    "last_modified",
    "payload_digest",
    "snapshot_id",
    "decisions_from",
    "decisions_from_by",
)
_BOOKS = (
    "asked",
    "wanted",
    "visit_asked_at",
    "visit_asked_by",
    "paused_at",
    "paused_by",
    "visits",
    "readings",
    "good_visits",
    "topic",
    "linked_visit_id",
)
_UPDATE = (
    sa.update(DOCUMENTS)
    .where(DOCUMENTS.c.id == sa.bindparam("document"))
    .values({column.name: sa.bindparam(column.name) for column in DOCUMENTS.columns if column.name != "id"})
)


def load(connection: sa.Connection, ids: Iterable[int], *, lock: bool = False) -> dict[int, Kept]:
    """Return these documents by id; with `lock`, nobody else changes them until the transaction ends."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    query = sa.select(DOCUMENTS).where(DOCUMENTS.c.id.in_(wanted)).order_by(DOCUMENTS.c.id)
    if lock:
        query = query.with_for_update(key_share=True)
    rows = connection.execute(query).mappings().all()
    addresses: dict[int, list[str]] = {}
    for row in connection.execute(
        sa.select(ADDRESSES.c.document_id, ADDRESSES.c.url)
        .where(ADDRESSES.c.document_id.in_(wanted))
        .order_by(ADDRESSES.c.document_id, ADDRESSES.c.position)
    ):
        addresses.setdefault(row.document_id, []).append(row.url)
    return {row["id"]: _kept(row, addresses.get(row["id"], ())) for row in rows}


def insert(connection: sa.Connection, kept: Kept) -> int:
    """Add a document without its addresses; return its id."""
    made = sa.insert(DOCUMENTS).values(_columns(kept)).returning(DOCUMENTS.c.id)
    return int(connection.execute(made).scalar_one())


def update(connection: sa.Connection, many: Sequence[Kept]) -> None:
    """Write these documents' new states."""
    if many:
        connection.execute(_UPDATE, [{**_columns(kept), "document": kept.document.id} for kept in many])


def add_address(connection: sa.Connection, document_id: int, *, address: str, position: int) -> None:
    """Add one canonical address to a document."""
    connection.execute(
        sa.insert(ADDRESSES).values(
            url_hash=texts.fingerprint(address), url=address, document_id=document_id, position=position
        )
    )


def owner(connection: sa.Connection, address: str) -> int | None:
    """Return the id of the document with this canonical address."""
    return connection.scalar(
        sa.select(ADDRESSES.c.document_id).where(ADDRESSES.c.url_hash == texts.fingerprint(address))
    )


def with_key(connection: sa.Connection, key: str) -> int | None:
    """Return the id of the document with this identity."""
    return connection.scalar(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.key_hash == texts.fingerprint(key)))


def _columns(kept: Kept) -> dict[str, Any]:
    document = kept.document
    columns = {name: getattr(document, name) for name in _SAME_NAME}
    columns |= {name: getattr(kept, name) for name in _BOOKS}
    columns["key_hash"] = texts.fingerprint(document.key)
    columns["selectors"] = payload.to_json(document.selectors)
    columns["cadence_seconds"] = None if document.cadence is None else int(document.cadence.total_seconds())
    return columns


def _kept(row: sa.RowMapping, addresses: Sequence[str]) -> Kept:
    seconds = row["cadence_seconds"]
    document = Document(
        id=row["id"],
        selectors=payload.from_json(Selectors, row["selectors"]),
        cadence=None if seconds is None else timedelta(seconds=seconds),
        addresses=tuple(addresses),
        **{name: row[name] for name in _SAME_NAME},
    )
    return Kept(document=document, **{name: row[name] for name in _BOOKS})
