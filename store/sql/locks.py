"""Locks within a transaction. SQLite has one writer at a time anyway; PostgreSQL is told what must not interleave."""

import sqlalchemy as sa

# Any number of ours: whoever makes documents, or changes who cites them, does it one after the other. Taken before any
# row is locked, so that nobody waits in a circle.
_STRUCTURE = 0x63697466


def structure(connection: sa.Connection) -> None:
    """Wait until nobody else makes documents or changes citations, until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _STRUCTURE})
