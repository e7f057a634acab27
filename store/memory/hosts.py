"""Leases of hosts in memory. Implements `Hosts`."""

import dataclasses
from datetime import datetime, timedelta

from store import times
from store.memory.tables import Host, Tables
from store.model.watching import Lease


class MemoryHosts:
    """Leases in a dictionary; only for one process."""

    def __init__(self, tables: Tables) -> None:
        """Work on these tables."""
        self._tables = tables

    def acquire(self, host: str, *, owner: str, now: datetime, ttl: timedelta) -> Lease | None:
        """Take the lease of a host; None when somebody else holds it."""
        now = times.aware(now)
        with self._tables.transaction():
            row = self._tables.hosts.get(host, Host())
            expired = row.expires_at is None or row.expires_at <= now
            if row.owner not in (None, owner) and not expired:
                return None
            row = dataclasses.replace(row, fence=row.fence + 1, owner=owner, expires_at=now + ttl)
            self._tables.hosts[host] = row
        return Lease(host=host, owner=owner, fence=row.fence, expires_at=now + ttl)

    def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease | None:
        """Prolong a lease that is still ours; None when it was taken over."""
        expires_at = times.aware(now) + ttl
        with self._tables.transaction():
            row = self._ours(lease)
            if row is None:
                return None
            self._tables.hosts[lease.host] = dataclasses.replace(row, expires_at=expires_at)
        return dataclasses.replace(lease, expires_at=expires_at)

    def release(self, lease: Lease, *, next_allowed_at: datetime | None) -> None:
        """Give a lease back and say when the host may be asked again."""
        with self._tables.transaction():
            row = self._ours(lease)
            if row is None:
                return
            if next_allowed_at is not None:
                row = dataclasses.replace(row, next_allowed_at=times.aware(next_allowed_at))
            self._tables.hosts[lease.host] = dataclasses.replace(row, owner=None, expires_at=None)

    def next_allowed_at(self, host: str) -> datetime | None:
        """Return the earliest time for the next request to this host."""
        with self._tables.reading():
            return self._tables.hosts.get(host, Host()).next_allowed_at

    def _ours(self, lease: Lease) -> Host | None:
        row = self._tables.hosts.get(lease.host)
        return row if row is not None and (row.fence, row.owner) == (lease.fence, lease.owner) else None
