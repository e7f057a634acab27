"""Engines for the two databases, and the sentences for what they refuse."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from store import errors

# How long a writer waits for another one; writes are short, so only a stuck process makes it matter.
_BUSY_MILLISECONDS = 15_000
_CONNECT_SECONDS = 10
_WRITING = "citewatch_writing"
# The form that PostgreSQL's own programs take (libpq, 34.1.1.2) names no driver; there is only one that we use.
_PLAIN_POSTGRESQL = ("postgresql", "postgres")
# Where a full disk meets SQLite outside its own file (the log, the shared memory of WAL mode), it names no reason.
_MAY_BE_FULL = ("SQLITE_IOERR", "SQLITE_CANTOPEN")
# The shared memory takes 32 KiB at a time (SQLite's documentation, "WAL-mode file format"), the log a page at a time.
_TOO_LITTLE_BYTES = 64 * 1024


def make(url: str) -> sa.Engine:
    """Return an engine for `sqlite:///path` or `postgresql://…`; raise `UnreachableError` for others."""
    try:
        parsed = sa.make_url(url)
    except exc.ArgumentError as error:
        raise errors.UnreachableError(
            "this is no database address; write sqlite:///path/to/citewatch.db or postgresql://user@host/name"
        ) from error
    if parsed.drivername in ("sqlite", "sqlite+pysqlite"):
        return _sqlite(parsed)
    if parsed.drivername in _PLAIN_POSTGRESQL:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername == "postgresql+psycopg":
        return _postgresql(parsed)
    raise errors.UnreachableError(
        f"{parsed.drivername} is not supported; use sqlite:///path or postgresql://user@host/name"
    )


def _sqlite(url: sa.URL) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        raise errors.UnreachableError("sqlite needs a file: sqlite:///path/to/citewatch.db; for none, say memory:")
    engine = sa.create_engine(url, connect_args={"timeout": _BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    # The driver's own way of opening transactions starts them too late; ours are begun in words.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "foreign_keys = ON",
        # A message that was marked as sent must still be so after a power cut.
        "synchronous = FULL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A read that turns into a write fails at once, whatever the timeout: writers say so at the start.
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgresql(url: sa.URL) -> sa.Engine:
    try:
        return sa.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_SECONDS})
    except ImportError as error:
        raise errors.UnreachableError("PostgreSQL needs psycopg: install citewatch[postgres]") from error


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that sees one state of the database and writes nothing."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with translated(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that may write; it is committed whole or not at all."""
    with (
        translated(engine),
        engine.connect().execution_options(**{_WRITING: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def translated(engine: sa.Engine) -> Iterator[None]:
    """Turn the driver's refusals into the store's sentences."""
    try:
        yield
    except exc.DatabaseError as error:
        sentence = _sentence(engine, error)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(engine: sa.Engine, error: exc.DatabaseError) -> errors.StoreError | None:
    place = where(engine)
    code = getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "") or ""
    if code in ("SQLITE_FULL", "53100") or (code.startswith(_MAY_BE_FULL) and _is_full(engine)):
        return errors.DiskFullError(f"there is no room left for {place}: make room, then start again")
    text = str(error.orig)
    if code in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return errors.UnreachableError(f"{place} is no database, or a damaged one ({text}): restore it from a backup")
    if code == "42P01" or "no such table" in text:
        return errors.SchemaError(f"{place} lacks tables: run the upgrade (citewatch init)")
    if isinstance(error, exc.OperationalError):
        return errors.UnreachableError(
            f"{place} cannot be used ({text.splitlines()[0]}): check path, server and rights"
        )
    return None


def _is_full(engine: sa.Engine) -> bool:
    try:
        return shutil.disk_usage(Path(engine.url.database or "").absolute().parent).free < _TOO_LITTLE_BYTES
    except OSError:
        return False


def where(engine: sa.Engine) -> str:
    """Return the database's place for people, without its password."""
    if engine.dialect.name == "sqlite":
        return f"the database {Path(engine.url.database or '').absolute()}"
    return f"the database {engine.url.render_as_string(hide_password=True)}"
