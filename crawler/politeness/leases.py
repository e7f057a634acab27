"""The right to ask a host: handed in with the batch, or taken for hosts that only a redirect leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from store.clock import Clock
from store.model.watching import Lease
from store.ports import Hosts


@dataclass(slots=True)
class Leases:
    """Keeps the leases of a batch alive. What was handed in is given back by whoever handed it in."""

    hosts: Hosts
    clock: Clock
    ttl: timedelta
    owner: str
    handed_in: Mapping[str, Lease]
    lost: set[str] = field(default_factory=set)
    _held: dict[str, Lease] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the leases that were handed in."""
        self._held = dict(self.handed_in)

    def hold(self, host: str) -> Lease | None:
        """Return a lease of this host that is good for a while, None where another worker has it."""
        if host in self.lost:
            return None
        now = self.clock.now()
        lease = self._held.get(host)
        if lease is None:
            lease = self.hosts.acquire(host, owner=self.owner, now=now, ttl=self.ttl)
        elif lease.expires_at - now < self.ttl / 2:
            lease = self.hosts.renew(lease, now=now, ttl=self.ttl)
            if lease is None:
                self.lose(host)
        if lease is not None:
            self._held[host] = lease
        return lease

    def fence(self, host: str) -> int | None:
        """Return the fence under which visits of this host are recorded."""
        lease = self._held.get(host)
        return lease.fence if lease else None

    def lose(self, host: str) -> None:
        """Another worker has taken the host over: ask and record nothing more of it."""
        self.lost.add(host)
        self._held.pop(host, None)

    def give_back(self, next_allowed: Mapping[str, datetime]) -> None:
        """Release the leases that this batch took itself."""
        for host, lease in self._held.items():
            if host not in self.handed_in:
                self.hosts.release(lease, next_allowed_at=next_allowed.get(host))
