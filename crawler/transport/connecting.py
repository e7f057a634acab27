"""A connection to one of the checked targets, with TLS where the address says so."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.transport import tls
from crawler.transport.failure import VisitFailedError
from crawler.transport.seam import Target

_READ_AHEAD_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Connection:
    """An open connection and the address at its other end."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    address: str

    def abort(self) -> None:
        """Hang up at once; what is still under way is of no interest."""
        self.writer.transport.abort()


async def connect(
    targets: Sequence[Target], *, context: ssl.SSLContext | None, host: str, seconds: float
) -> Connection:
    """Connect to the first target that answers. `context` None speaks plain HTTP. Raises `VisitFailedError`."""
    failure: VisitFailedError | None = None
    for target in targets:
        try:
            return await _try(target, context, host=host, seconds=seconds / len(targets))
        except VisitFailedError as error:
            if error.code == "tls":  # somebody is there; another address of the host would say the same
                raise
            failure = failure or error
    raise failure or VisitFailedError("connect", f"{host}: no address to connect to", connected=False)


async def _try(target: Target, context: ssl.SSLContext | None, *, host: str, seconds: float) -> Connection:
    place = f"{target.address} port {target.port}"
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(
                target.address,
                target.port,
                ssl=context,
                server_hostname=host.strip("[]") if context is not None else None,
                limit=_READ_AHEAD_BYTES,
            )
    except TimeoutError as error:
        raise VisitFailedError("timeout", f"no connection to {place} within {seconds:g} s", connected=False) from error
    except ssl.SSLError as error:
        detail = await _explained(error, target, host=host, seconds=seconds)
        raise VisitFailedError("tls", f"{place}: {detail}", connected=False) from error
    except ConnectionResetError as error:
        raise VisitFailedError("reset", f"{place} hung up while connecting", connected=False) from error
    except OSError as error:
        raise VisitFailedError("connect", f"{place}: {error.strerror or error}", connected=False) from error
    return Connection(reader, writer, target.address)


async def _explained(error: ssl.SSLError, target: Target, *, host: str, seconds: float) -> str:
    """Return what was wrong with TLS; where nobody vouches for a certificate, also who would have to."""
    issuer = ""
    if tls.lacks_issuer(error):
        issuer = await tls.issuer(target.address, target.port, host=host.strip("[]"), seconds=seconds)
    return f"{tls.explain(error)}; signed by {issuer}" if issuer else tls.explain(error)
