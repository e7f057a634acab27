"""Proposals between rows and dataclasses."""

from typing import Any

import sqlalchemy as sa

from chronicle.words import Words
from store import payload
from store.model.desk import StoredProposal
from store.rules.proposing import Proposed
from store.schema.entries import ENTRIES, PROPOSALS
from store.sql import upserts


def select() -> sa.Select[Any]:
    """Return the query for all proposals with their entries' slugs."""
    return sa.select(PROPOSALS, ENTRIES.c.slug).join(ENTRIES, ENTRIES.c.id == PROPOSALS.c.entry_id)


def of_entry(connection: sa.Connection, entry_id: int) -> list[Proposed]:
    """Return every proposal for an entry."""
    rows = connection.execute(select().where(PROPOSALS.c.entry_id == entry_id).order_by(PROPOSALS.c.id))
    return [Proposed(proposal(row), context=row.context, wanted=row.wanted) for row in rows]


def add(connection: sa.Connection, proposed: Proposed, *, entry_id: int) -> None:
    """Add a proposal; one that is known stays as it is."""
    stored = proposed.stored
    insert = upserts.insert(connection, PROPOSALS).values(
        entry_id=entry_id,
        identity=proposed.identity,
        citation_key=stored.citation_key,
        kind=stored.kind,
        before=stored.before,
        after=stored.after,
        context=proposed.context,
        wanted=proposed.wanted,
        created_at=stored.created_at,
        **_moving(stored),
    )
    connection.execute(insert.on_conflict_do_nothing())


def update(connection: sa.Connection, proposed: Proposed) -> None:
    """Write a proposal's new state."""
    stored = proposed.stored
    connection.execute(sa.update(PROPOSALS).where(PROPOSALS.c.id == stored.id).values(**_moving(stored)))


def proposal(row: sa.Row[Any]) -> StoredProposal:
    """Return the proposal of a row."""
    return StoredProposal(
        id=row.id,
        entry=row.slug,
        citation_key=row.citation_key,
        number=row.number,
        kind=row.kind,
        before=row.before,
        after=row.after,
        words=payload.from_json(Words, row.words),
        status=row.status,
        created_at=row.created_at,
        done_at=row.done_at,
        context=row.context,
        wanted=row.wanted,
        dismissed_by=row.dismissed_by,
    )


def _moving(stored: StoredProposal) -> dict[str, Any]:
    return {
        "number": stored.number,
        "words": payload.to_json(stored.words),
        "status": stored.status,
        "done_at": stored.done_at,
        "dismissed_by": stored.dismissed_by,
    }
