"""Names to addresses, telling "there is no such host" from "nobody could say"."""

import asyncio
import socket
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol

from crawler.transport.failure import Code, VisitFailedError

# A slow name server must not hold up the lookups of other hosts.
_LOOKUPS_AT_ONCE = 16


class Resolver(Protocol):
    """Finds the addresses of a host."""

    async def addresses(self, host: str) -> Sequence[str]:
        """Return the host's IP addresses in the order to try. Raises `VisitFailedError`."""


@dataclass(slots=True)
class SystemResolver:
    """Asks as the machine is configured to (hosts file, name servers)."""

    seconds: float
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_LOOKUPS_AT_ONCE, thread_name_prefix="names")
    )

    async def addresses(self, host: str) -> Sequence[str]:
        """Return the host's IP addresses in the system's order (RFC 6724)."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self.seconds):
                found = await loop.run_in_executor(self._threads, _look_up, host)
        except TimeoutError as error:
            raise VisitFailedError(
                "dns-failure", f"no name server answered within {self.seconds:g} s", connected=False
            ) from error
        except socket.gaierror as error:
            raise VisitFailedError(_code(error), f"{host}: {error.strerror}", connected=False) from error
        except UnicodeError as error:
            raise VisitFailedError("dns-nxdomain", f"{host[:80]!r} cannot be a host's name", connected=False) from error
        return list(dict.fromkeys(found))


def _look_up(host: str) -> list[str]:
    return [str(answer[4][0]) for answer in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def _code(error: socket.gaierror) -> Code:
    """The C library gives EAI_NONAME for NXDOMAIN, EAI_AGAIN for SERVFAIL and silence, EAI_NODATA without A/AAAA."""
    return "dns-nxdomain" if error.errno == socket.EAI_NONAME else "dns-failure"


@dataclass(frozen=True, slots=True)
class TableResolver:
    """The honest twin: a small table of answers. A host that is not in it does not exist; one with no address has name
    servers that fail (SERVFAIL).
    """

    table: Mapping[str, Sequence[str]]

    async def addresses(self, host: str) -> Sequence[str]:
        """Return the table's answer."""
        if host not in self.table:
            raise VisitFailedError("dns-nxdomain", f"{host}: not in the table", connected=False)
        if not self.table[host]:
            raise VisitFailedError("dns-failure", f"{host}: the name servers failed", connected=False)
        return self.table[host]
