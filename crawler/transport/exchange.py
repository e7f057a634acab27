"""One request and its response over HTTP/1.1, within the caps on bytes and times."""

import asyncio
import ssl
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field

import h11

from crawler.settings import CrawlSettings
from crawler.transport import connecting, heads
from crawler.transport.answer import Answer, Header, Order
from crawler.transport.connecting import Connection
from crawler.transport.failure import VisitFailedError
from crawler.transport.seam import Seam
from crawler.transport.tls import HostTrust
from store.clock import Clock

_READ_BYTES = 64 * 1024
_PORTS = {"http": 80, "https": 443}


@dataclass(slots=True)
class Exchange:
    """Makes requests. Each one gets a connection of its own, so each one's address is checked.

    `trusts` are the hosts that are trusted in a way of their own.
    """

    seam: Seam
    context: ssl.SSLContext
    settings: CrawlSettings
    clock: Clock
    trusts: Mapping[str, HostTrust] = field(default_factory=dict)

    async def get(self, order: Order) -> Answer:
        """Ask and return the whole answer. Raises `VisitFailedError`."""
        settings = self.settings.for_host(urllib.parse.urlsplit(order.url).hostname or "")
        limit = settings.total_seconds
        try:
            async with asyncio.timeout(limit):
                return await self._get(order, settings)
        except TimeoutError as error:
            raise VisitFailedError("timeout", f"no whole answer within {limit:g} s") from error

    async def _get(self, order: Order, settings: CrawlSettings) -> Answer:
        started_at = self.clock.now()
        parts = urllib.parse.urlsplit(order.url)
        host = parts.hostname or ""
        targets = await self.seam.targets(host, parts.port or _PORTS[parts.scheme])
        trust = self.trusts.get(host) if parts.scheme == "https" else None
        general = self.context if parts.scheme == "https" else None
        connection = await connecting.connect(
            targets,
            context=trust.context if trust is not None else general,
            host=host,
            seconds=settings.connect_seconds,
        )
        sent = ((b"Host", parts.netloc.rpartition("@")[2].encode()), *order.headers, (b"Connection", b"close"))
        try:
            talk = _Talk(connection, settings, order)
            response, body = await talk.ask(_request_target(parts), sent)
        except BaseException:
            connection.abort()
            raise
        connection.writer.close()
        return Answer(
            url=order.url,
            status=response.status_code,
            headers=tuple((bytes(name), bytes(value)) for name, value in response.headers.raw_items()),
            body=body,
            protocol=f"HTTP/{response.http_version.decode()}",
            address=connection.address,
            request_headers=sent,
            started_at=started_at,
            finished_at=self.clock.now(),
            marks=trust.marks if trust is not None else (),
        )


def _request_target(parts: urllib.parse.SplitResult) -> bytes:
    return ((parts.path or "/") + (f"?{parts.query}" if parts.query else "")).encode("ascii")


@dataclass(slots=True)
class _Talk:
    """What is said on one connection."""

    connection: Connection
    settings: CrawlSettings
    order: Order
    _http: h11.Connection = field(init=False)

    def __post_init__(self) -> None:
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=self.settings.max_header_bytes)

    async def ask(self, target: bytes, headers: tuple[Header, ...]) -> tuple[h11.Response, bytes]:
        try:
            request = self._http.send(h11.Request(method=b"GET", target=target, headers=list(headers))) or b""
            self.connection.writer.write(request + (self._http.send(h11.EndOfMessage()) or b""))
            response = await self._head()
            return response, await self._body(response)
        except h11.RemoteProtocolError as error:
            whole = "without sending complete" not in str(error)
            raise VisitFailedError("protocol" if whole else "truncated", str(error)[:500]) from error

    async def _head(self) -> h11.Response:
        """Read heads up to the real one; those with 1xx are announcements."""
        raw = bytearray()
        while True:
            end = heads.end_of(raw)
            if end is None:
                await self._more(raw)
                continue
            self._http.receive_data(heads.mended(bytes(raw[:end])))
            del raw[:end]
            event = self._http.next_event()
            if isinstance(event, h11.Response):
                if raw:
                    self._http.receive_data(bytes(raw))
                return event

    async def _more(self, raw: bytearray) -> None:
        if len(raw) > self.settings.max_header_bytes:
            raise VisitFailedError("too-large", f"more than {self.settings.max_header_bytes} bytes of headers")
        data = await self._read(self.settings.first_byte_seconds, "no answer")
        if not data:
            raise VisitFailedError("reset", "the server hung up without an answer")
        raw += data

    async def _body(self, response: h11.Response) -> bytes:
        body = bytearray()
        declared = dict(response.headers).get(b"content-length", b"")
        if declared.isdigit() and int(declared) > self.order.max_bytes and not self.order.cut:
            raise VisitFailedError("too-large", f"{int(declared)} bytes announced, {self.order.max_bytes} allowed")
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                self._http.receive_data(await self._read(self.settings.idle_seconds, "no further byte"))
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > self.order.max_bytes:
                    return self._overlong(body)
            else:
                return bytes(body)

    def _overlong(self, body: bytearray) -> bytes:
        if not self.order.cut:
            raise VisitFailedError("too-large", f"more than {self.order.max_bytes} bytes")
        return bytes(body[: self.order.max_bytes])

    async def _read(self, seconds: float, what: str) -> bytes:
        try:
            async with asyncio.timeout(seconds):
                return await self.connection.reader.read(_READ_BYTES)
        except TimeoutError as error:
            raise VisitFailedError("timeout", f"{what} within {seconds:g} s") from error
        except (ConnectionError, ssl.SSLError) as error:
            raise VisitFailedError("reset", f"the connection broke: {error}") from error
