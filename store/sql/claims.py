"""The claim to be a database's only daemon. Both implement `DaemonClaim`."""

import contextlib
import fcntl
import os
import threading
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc

from store import errors
from store.sql import engine as engines

# Any number of ours, below 2^32: PostgreSQL shows its two halves apart (pg_locks, "objid" is the lower one).
_DAEMON = 0x63697467
_HELD = sa.text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()"
    " AND classid = 0 AND objid = :key AND objsubid = 1"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
# A machine that lost its power says no farewell: after about two minutes of silence the server takes its lock back.
_KEEPALIVES = "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 6"


class ServerClaim:
    """An advisory lock of a session of its own; PostgreSQL takes it back when the connection ends."""

    def __init__(self, engine: sa.Engine) -> None:
        """Name the database; nothing is connected yet."""
        self._engine = engine
        self._connection: sa.Connection | None = None
        self._alone = threading.Lock()

    def hold(self) -> bool:
        """Take the claim, or make sure that it is ours still; take it again where its connection broke."""
        with self._alone:
            if self._is_ours():
                return True
            self._leave()
            with engines.translated(self._engine):
                self._connection = self._connect()
                if self._connection.scalar(sa.text("SELECT pg_try_advisory_lock(:key)"), {"key": _DAEMON}):
                    return True
            self._leave()
            return False

    def release(self) -> None:
        """Give the claim back by ending its session."""
        with self._alone:
            self._leave()

    def _connect(self) -> sa.Connection:
        # No transaction stays open: the session is idle for as long as the daemon runs.
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        # Out of the pool: a session that holds the lock must serve nobody else, and end when it is closed.
        connection.detach()
        connection.exec_driver_sql(_KEEPALIVES)
        return connection

    def _is_ours(self) -> bool:
        """Ask the server, not our memory: a pooler between us may have given our session to somebody else."""
        if self._connection is None:
            return False
        try:
            return bool(self._connection.scalar(_HELD, {"key": _DAEMON}))
        except exc.DBAPIError:
            return False

    def _leave(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(exc.DBAPIError):  # the connection may be broken, and that ends it as well
                self._connection.close()
            self._connection = None


class FileClaim:
    """A lock on a file beside SQLite's. Not on the database itself: closing that would drop SQLite's own locks."""

    def __init__(self, database: Path) -> None:
        """Name the database; nothing is locked yet."""
        self._path = database.with_name(f"{database.name}-daemon")
        self._descriptor: int | None = None
        self._alone = threading.Lock()

    def hold(self) -> bool:
        """Take the claim, or make sure that it is ours still; the system never takes it back while we live."""
        with self._alone:
            if self._descriptor is not None:
                return True
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                message = f"{self._path} cannot be opened ({error.strerror}): check the folder and its rights"
                raise errors.UnreachableError(message) from error
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                return False
            self._descriptor = descriptor
            return True

    def release(self) -> None:
        """Give the claim back; the file stays."""
        with self._alone:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
