"""The whole store on one database. Implements `Store`."""

from pathlib import Path

import sqlalchemy as sa

from store.ports import DaemonClaim
from store.schema.desk import FACTS
from store.sql import engine as engines
from store.sql import upserts
from store.sql.claims import FileClaim, ServerClaim
from store.sql.deliveries import SqlDeliveries
from store.sql.documents import SqlDocuments
from store.sql.entries import SqlEntries
from store.sql.findings import SqlFindings
from store.sql.hosts import SqlHosts
from store.sql.noise_rules import SqlNoiseRules
from store.sql.traces import SqlTraces
from store.sql.users import SqlUsers
from store.sql.visits import SqlVisits


class SqlStore:
    """SQLite or PostgreSQL; the engine opens connections as they are needed, and may be used by several threads."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database, whose schema was checked."""
        self._engine = engine
        self.entries = SqlEntries(engine)
        self.documents = SqlDocuments(engine)
        self.hosts = SqlHosts(engine)
        self.visits = SqlVisits(engine)
        self.traces = SqlTraces(engine)
        self.findings = SqlFindings(engine)
        self.deliveries = SqlDeliveries(engine)
        self.users = SqlUsers(engine)
        self.noise_rules = SqlNoiseRules(engine)

    def fact(self, name: str) -> str | None:
        """Return a named fact."""
        with engines.reading(self._engine) as connection:
            return connection.scalar(sa.select(FACTS.c.value).where(FACTS.c.name == name))

    def set_fact(self, name: str, value: str) -> None:
        """Set a named fact."""
        with engines.writing(self._engine) as connection:
            insert = upserts.insert(connection, FACTS).values(name=name, value=value)
            connection.execute(insert.on_conflict_do_update(index_elements=[FACTS.c.name], set_={"value": value}))

    def first_fact(self, name: str, value: str) -> str:
        """Set a named fact unless it is set; return what stands."""
        with engines.writing(self._engine) as connection:
            insert = upserts.insert(connection, FACTS).values(name=name, value=value)
            connection.execute(insert.on_conflict_do_nothing())
            return str(connection.execute(sa.select(FACTS.c.value).where(FACTS.c.name == name)).scalar_one())

    def daemon_claim(self) -> DaemonClaim:
        """Return the claim to be this database's only daemon."""
        if self._engine.dialect.name == "postgresql":
            return ServerClaim(self._engine)
        return FileClaim(Path(self._engine.url.database or ""))

    def close(self) -> None:
        """Give back connections."""
        self._engine.dispose()
