"""INSERT … ON CONFLICT, which both databases know and SQLAlchemy has per dialect."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert(connection: sa.Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    """Return the dialect's own insert statement, for its `on_conflict_…`."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
