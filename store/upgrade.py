"""Bring a database's schema to this release's; make it where there is none."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from store import errors
from store.sql import engine as engines

# Any number, the same for every citewatch: two upgrades of one PostgreSQL database wait for each other.
_ADVISORY_LOCK = 0x63697465


def upgrade(url: str) -> None:
    """Bring the database to this release's schema. `memory:` needs none.

    Raises `UnreachableError` when it cannot be opened, `SchemaError` when a newer release made it.
    """
    if url == "memory:":
        return
    engine = engines.make(url)
    try:
        with engines.writing(engine) as connection:
            _refuse_newer(connection, engine)
            if connection.dialect.name == "postgresql":
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            configuration = _configuration()
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
    finally:
        engine.dispose()


def check(engine: sa.Engine) -> None:
    """Raise `SchemaError` unless the schema is exactly this release's."""
    with engines.reading(engine) as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current is None:
            raise errors.SchemaError(f"{engines.where(engine)} has not been set up: run citewatch init")
        _refuse_newer(connection, engine)
    if current != head():
        raise errors.SchemaError(
            f"{engines.where(engine)} is at step {current}, this release needs {head()}: run citewatch init to upgrade"
        )


def head() -> str:
    """Return the newest step that this release knows."""
    newest = ScriptDirectory.from_config(_configuration()).get_current_head()
    if newest is None:
        raise errors.SchemaError("this installation lacks its migrations: install it again")
    return newest


def _refuse_newer(connection: sa.Connection, engine: sa.Engine) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_configuration()).walk_revisions()}
    if current is not None and current not in known:
        raise errors.SchemaError(
            f"{engines.where(engine)} is at step {current}, which this release does not know: use the newer release"
        )


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return configuration
