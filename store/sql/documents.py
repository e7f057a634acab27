"""Documents in a database. Implements `Documents`."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import datetime

import sqlalchemy as sa

from chronicle.addresses import parsing
from chronicle.changes.state import DocumentState
from store import errors, payload, times
from store.model.watching import DeclaredSource, Document, Watch
from store.rules import watching as rules
from store.rules.kept import Kept
from store.schema.watching import DOCUMENTS, SOURCES
from store.sql import document_rows, locks, states, watching
from store.sql import engine as engines

# How many due rows are looked at in one go while hosts fill up.
_PAGE = 200


class SqlDocuments:
    """Documents in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def watch(self, wish: Watch, *, at: datetime) -> int:
        """Watch an address; return the document's id. Raises `AddressError` for what is no address."""
        with engines.writing(self._engine) as connection:
            locks.structure(connection)
            return watching.watch(connection, wish, at=times.aware(at), asked=wish.source is None)

    def declare(self, sources: Sequence[tuple[str, Watch]], *, at: datetime) -> None:
        """Make the declared sources those of the configuration."""
        at = times.aware(at)
        with engines.writing(self._engine) as connection:
            locks.structure(connection)
            before = {row.name: row for row in connection.execute(sa.select(SOURCES))}
            touched = {row.document_id for row in before.values() if row.released_at is None}
            for name, written in sources:
                wish = dataclasses.replace(written, source=name)
                document_id = _declare(connection, before.get(name), wish, at=at)
                touched.add(document_id)
            gone = [name for name in before if name not in dict(sources)]
            _release(connection, gone, at=at)
            watching.settle(connection, touched, at=at)

    def sources(self) -> list[DeclaredSource]:
        """Return the declared sources by name."""
        query = (
            sa.select(SOURCES.c.name, SOURCES.c.watch, SOURCES.c.document_id, DOCUMENTS.c.paused)
            .join(DOCUMENTS, DOCUMENTS.c.id == SOURCES.c.document_id)
            .where(SOURCES.c.released_at.is_(None))
            .order_by(SOURCES.c.name)
        )
        with engines.reading(self._engine) as connection:
            return [
                DeclaredSource(
                    name=row.name,
                    watch=payload.from_json(Watch, row.watch),
                    paused=row.paused,
                    document_id=row.document_id,
                )
                for row in connection.execute(query)
            ]

    def get(self, document_id: int) -> Document | None:
        """Return one document."""
        with engines.reading(self._engine) as connection:
            kept = document_rows.load(connection, [document_id]).get(document_id)
        return None if kept is None else kept.document

    def find(self, url: str) -> Document | None:
        """Return the document with this address or identity; None too where it is no address."""
        try:
            known = rules.identity(url)
        except parsing.AddressError:
            return None
        with engines.reading(self._engine) as connection:
            document_id = watching.find(connection, known)
            if document_id is None:
                return None
            return document_rows.load(connection, [document_id])[document_id].document

    def all(self, *, after: int = 0, limit: int = 500) -> list[Document]:
        """Return documents by id, a page at a time."""
        query = sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.id > after).order_by(DOCUMENTS.c.id).limit(limit)
        with engines.reading(self._engine) as connection:
            kept = document_rows.load(connection, connection.scalars(query).all())
        return [one.document for one in kept.values()]

    def count(self) -> int:
        """Return how many documents are watched."""
        with engines.reading(self._engine) as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(DOCUMENTS)) or 0

    def due(self, *, now: datetime, limit: int, per_host: int) -> list[Document]:
        """Return documents whose visit is due, the most overdue first, at most `per_host` of one host."""
        with engines.reading(self._engine) as connection:
            chosen = _due(connection, times.aware(now), limit, per_host)
            kept = document_rows.load(connection, chosen)
        return [kept[document_id].document for document_id in chosen]

    def states(self, document_ids: Sequence[int]) -> dict[int, DocumentState]:
        """Return what was known of these documents, for `changes.decide`; one select per kind of knowledge."""
        with engines.reading(self._engine) as connection:
            return states.load(connection, document_ids)

    def ask_visit(self, document_id: int, *, at: datetime, by: str) -> None:
        """Ask for a visit at `at` (or earlier). Raises `UnknownDocumentError`."""
        at = times.aware(at)
        self._change(document_id, lambda kept: rules.asked(kept, at=at, by=by))

    def pause(self, document_id: int, *, paused: bool, by: str, at: datetime) -> None:
        """Pause or resume the visits of a document. Raises `UnknownDocumentError`."""
        at = times.aware(at)
        self._change(document_id, lambda kept: rules.paused(kept, paused=paused, by=by, at=at))

    def count_decisions(self, document_id: int, *, since: datetime | None, by: str) -> None:
        """Let only decisions since then weigh on a document's findings. Raises `UnknownDocumentError`."""
        since = None if since is None else times.aware(since)
        self._change(document_id, lambda kept: rules.counting_from(kept, since=since, by=by))

    def _change(self, document_id: int, change: Callable[[Kept], Kept]) -> None:
        with engines.writing(self._engine) as connection:
            kept = document_rows.load(connection, [document_id], lock=True).get(document_id)
            if kept is None:
                raise errors.UnknownDocumentError(f"there is no document {document_id}")
            document_rows.update(connection, [change(kept)])


def _declare(connection: sa.Connection, before: sa.Row[tuple[object, ...]] | None, wish: Watch, *, at: datetime) -> int:
    document_id = watching.watch(connection, wish, at=at)
    row = {"watch": payload.to_json(wish), "document_id": document_id, "declared_at": at, "released_at": None}
    if before is None:
        connection.execute(sa.insert(SOURCES).values(name=wish.source, **row))
    elif (before.watch, before.document_id, before.released_at) != (row["watch"], document_id, None):
        connection.execute(sa.update(SOURCES).where(SOURCES.c.name == wish.source).values(**row))
    return document_id


def _release(connection: sa.Connection, names: Sequence[str], *, at: datetime) -> None:
    connection.execute(
        sa.update(SOURCES).where(SOURCES.c.name.in_(names), SOURCES.c.released_at.is_(None)).values(released_at=at)
    )


def _due(connection: sa.Connection, now: datetime, limit: int, per_host: int) -> list[int]:
    """Walk along the index of due times; a host that is full is left out of the next page."""
    table = DOCUMENTS.c
    chosen: list[int] = []
    taken: dict[str, int] = {}
    base = (
        sa.select(table.id, table.host, table.next_visit_at)
        .where(table.paused.is_(False), table.next_visit_at <= now)
        .order_by(table.next_visit_at, table.id)
        .limit(_PAGE)
    )
    query = base
    while rows := connection.execute(query).all():
        for row in rows:
            if taken.get(row.host, 0) < per_host:
                taken[row.host] = taken.get(row.host, 0) + 1
                chosen.append(row.id)
                if len(chosen) == limit:
                    return chosen
        full = [host for host, count in taken.items() if count >= per_host]
        at, number = rows[-1].next_visit_at, rows[-1].id
        beyond = sa.or_(table.next_visit_at > at, sa.and_(table.next_visit_at == at, table.id > number))
        query = base.where(beyond, table.next_visit_at >= at, table.host.not_in(full))
    return chosen
