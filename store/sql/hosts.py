"""Leases of hosts in a database. Implements `Hosts`."""

import dataclasses
from datetime import datetime, timedelta

import sqlalchemy as sa

from store import times
from store.model.watching import Lease
from store.schema.watching import HOSTS
from store.sql import engine as engines
from store.sql import upserts


class SqlHosts:
    """Leases in SQLite or PostgreSQL; one statement each, so that two processes cannot both win."""

    def __init__(self, engine: sa.Engine) -> None:
        """Work on this database."""
        self._engine = engine

    def acquire(self, host: str, *, owner: str, now: datetime, ttl: timedelta) -> Lease | None:
        """Take the lease of a host; None when somebody else holds it."""
        expires_at = times.aware(now) + ttl
        with engines.writing(self._engine) as connection:
            insert = upserts.insert(connection, HOSTS)
            statement = insert.values(host=host, fence=1, owner=owner, expires_at=expires_at)
            free = sa.or_(HOSTS.c.owner.is_(None), HOSTS.c.owner == owner, HOSTS.c.expires_at <= now)
            taken = statement.on_conflict_do_update(
                index_elements=[HOSTS.c.host],
                set_={"fence": HOSTS.c.fence + 1, "owner": owner, "expires_at": expires_at},
                where=free,
            ).returning(HOSTS.c.fence)
            fence = connection.scalar(taken)
        return None if fence is None else Lease(host=host, owner=owner, fence=fence, expires_at=expires_at)

    def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease | None:
        """Prolong a lease that is still ours; None when it was taken over."""
        expires_at = times.aware(now) + ttl
        with engines.writing(self._engine) as connection:
            changed = connection.execute(_ours(lease).values(expires_at=expires_at)).rowcount
        return dataclasses.replace(lease, expires_at=expires_at) if changed else None

    def release(self, lease: Lease, *, next_allowed_at: datetime | None) -> None:
        """Give a lease back and say when the host may be asked again."""
        values: dict[str, object] = {"owner": None, "expires_at": None}
        if next_allowed_at is not None:
            values["next_allowed_at"] = times.aware(next_allowed_at)
        with engines.writing(self._engine) as connection:
            connection.execute(_ours(lease).values(**values))

    def next_allowed_at(self, host: str) -> datetime | None:
        """Return the earliest time for the next request to this host."""
        with engines.reading(self._engine) as connection:
            return connection.scalar(sa.select(HOSTS.c.next_allowed_at).where(HOSTS.c.host == host))


def _ours(lease: Lease) -> sa.Update:
    return sa.update(HOSTS).where(
        HOSTS.c.host == lease.host, HOSTS.c.fence == lease.fence, HOSTS.c.owner == lease.owner
    )
