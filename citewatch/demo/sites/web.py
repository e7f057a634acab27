"""Loopback copies of the cited sites: one plain and one TLS server on free ports, all hosts on both of them."""

import contextlib
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import structlog

from citewatch.demo.sites import authority
from citewatch.demo.sites.answering import Handler, Request
from citewatch.demo.sites.authority import Credentials
from citewatch.demo.sites.publication import Generation, Publication

log = structlog.get_logger(__name__)

_HERE = "127.0.0.1"


class Web:
    """The sites, served while the context is entered. They begin in their first generation."""

    def __init__(self, publication: Publication, *, folder: Path, now: datetime) -> None:
        """Make certificates in `folder`, valid from `now` on (the machine's time, which TLS goes by)."""
        self._publication = publication
        self._credentials = authority.issue(publication.sites, folder=folder, now=now)
        self._generation = Generation.FIRST
        self._lock = threading.Lock()
        self._log: list[Request] = []
        self._stack = contextlib.ExitStack()
        self._ports: tuple[int, int, int] = (0, 0, 0)

    def __enter__(self) -> Self:
        """Start serving."""
        with contextlib.ExitStack() as stack:
            plain = stack.enter_context(_running(_Server(self._handler())))
            secure = stack.enter_context(_running(_SecureServer(self._handler(), self._credentials)))
            closed = stack.enter_context(_closed_port())
            self._ports = (plain, secure, closed)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._stack.close()

    @property
    def authority_file(self) -> Path:
        """The certificate that a client has to trust (PEM)."""
        return self._credentials.authority

    @property
    def host_map(self) -> dict[str, str]:
        """Where each "host:port" really lies; silent hosts lie where nobody listens."""
        plain, secure, closed = (f"{_HERE}:{port}" for port in self._ports)
        served = {f"{host}:{port}": at for host in self._publication.sites for port, at in ((80, plain), (443, secure))}
        silent = {f"{host}:{port}": closed for host in self._publication.silent for port in (80, 443)}
        return served | silent

    @property
    def log(self) -> tuple[Request, ...]:
        """Every request so far, in order."""
        with self._lock:
            return tuple(self._log)

    def publish(self, generation: Generation) -> None:
        """Show the sites in this state from now on."""
        with self._lock:
            self._generation = generation

    def _now_shown(self) -> Generation:
        with self._lock:
            return self._generation

    def _note(self, request: Request) -> None:
        with self._lock:
            self._log.append(request)

    def _handler(self) -> type[Handler]:
        return type(
            "BoundHandler",
            (Handler,),
            {
                "publication": self._publication,
                "generation": staticmethod(self._now_shown),
                "note": staticmethod(self._note),
            },
        )


class _Server(ThreadingHTTPServer):
    """A server that does not wait for idle clients when it ends, and does not print what they did wrong."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__((_HERE, 0), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 - the library's signature
        """Log that a client hung up or spoke no TLS."""
        log.debug("loopback request failed", client=client_address, error=repr(sys.exception()))


class _SecureServer(_Server):
    """The same with TLS: the certificate is chosen by the name that the client asks for (RFC 6066, section 3)."""

    def __init__(self, handler: type[BaseHTTPRequestHandler], credentials: Credentials) -> None:
        super().__init__(handler)
        contexts = {host: _context(path) for host, path in credentials.hosts.items()}
        self._front = next(iter(contexts.values()))

        def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> int | None:
            if name not in contexts:
                return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
            connection.context = contexts[name]
            return None

        self._front.sni_callback = choose

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take a connection; the handshake waits for the request's own thread, so that nobody holds up the others."""
        connection, address = super().get_request()
        return self._front.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address


def _context(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


@contextlib.contextmanager
def _running(server: _Server) -> Iterator[int]:
    """Serve in a thread of its own; give the port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def _closed_port() -> Iterator[int]:
    """Hold a port on which nobody listens, so that no other program opens it meanwhile."""
    with socket.socket() as holder:
        holder.bind((_HERE, 0))
        yield holder.getsockname()[1]
