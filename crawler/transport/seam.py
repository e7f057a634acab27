"""The one seam between names and sockets: it maps a host and port to checked addresses and ports.

Every connection of the crawler asks here, at every hop, and goes to an address that was checked: a name that resolves
otherwise a moment later (DNS rebinding) changes nothing.
"""

import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.addresses import guard
from crawler.transport.failure import VisitFailedError
from crawler.transport.names import Resolver

# Enough for a host with both families; more would only lengthen the wait for one that is down.
_MOST_TARGETS = 4


@dataclass(frozen=True, slots=True)
class Target:
    """An IP address and port that may be connected to."""

    address: str
    port: int


@dataclass(frozen=True, slots=True)
class Seam:
    """Host and port in, checked targets out. Hosts in `host_map` go to their place on loopback and nowhere else."""

    resolver: Resolver
    allowed_networks: Sequence[str] = ()
    host_map: Mapping[str, str] | None = None

    async def targets(self, host: str, port: int) -> list[Target]:
        """Return where a connection to this host may go, best first. Raises `VisitFailedError`."""
        mapped = (self.host_map or {}).get(f"{host}:{port}")
        if mapped is not None:
            address, _, mapped_port = mapped.rpartition(":")
            return [Target(address.strip("[]"), int(mapped_port))]
        literal = host.strip("[]")
        addresses = [literal] if _is_address(literal) else await self.resolver.addresses(host)
        refusals = {address: guard.refusal(address, allowed_networks=self.allowed_networks) for address in addresses}
        free = [address for address, reason in refusals.items() if reason is None]
        if not free:
            reasons = ", ".join(f"{address} is {reason}" for address, reason in refusals.items())
            raise VisitFailedError("address-refused", f"{host}: {reasons or 'no address'}", connected=False)
        return [Target(address, port) for address in _alternating(free)[:_MOST_TARGETS]]


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _alternating(addresses: Sequence[str]) -> list[str]:
    """Alternate the families, the first one's kept in front: a host whose IPv6 is broken is reached by IPv4."""
    first, second = _split_by_family(addresses)
    mixed: list[str] = []
    while first or second:
        mixed += first[:1] + second[:1]
        first, second = first[1:], second[1:]
    return mixed


def _split_by_family(addresses: Sequence[str]) -> tuple[list[str], list[str]]:
    leading = ":" in addresses[0]
    return (
        [address for address in addresses if (":" in address) is leading],
        [address for address in addresses if (":" in address) is not leading],
    )
