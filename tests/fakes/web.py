"""A small web on loopback: real sockets, scripted answers, and a log of who asked what and when."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Self

_HEAD_END = b"\r\n\r\n"
_LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Seen:
    """A request as the server saw it: when it was whole, and when its answer was out (monotonic seconds)."""

    host: str
    path: str
    headers: Mapping[str, str]
    raw: bytes
    at: float
    until: float = 0.0


@dataclass(frozen=True)
class Page:
    """A scripted answer. `drip` sends the body byte by byte with that many seconds in between; `cut` hangs up after
    so many bytes of the body; `raw` replaces everything that is sent; `silent` never answers."""

    body: bytes = b""
    status: int = 200
    headers: Sequence[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),)
    delay: float = 0.0
    chunked: bool = False
    packed: bool = False
    drip: float = 0.0
    cut: int | None = None
    length: int | None = None
    raw: bytes | None = None
    silent: bool = False

    def wire(self) -> tuple[bytes, bytes]:
        """Return head and body as they go over the wire."""
        body = gzip.compress(self.body, mtime=0) if self.packed else self.body
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{name}: {value}" for name, value in self.headers)]
        if self.packed:
            lines.append("Content-Encoding: gzip")
        if self.chunked:
            lines.append("Transfer-Encoding: chunked")
            body = b"".join(_chunks(body))
        else:
            lines.append(f"Content-Length: {len(body) if self.length is None else self.length}")
        return "\r\n".join(lines).encode("latin-1") + _HEAD_END, body[: self.cut]


Script = Page | Callable[[Seen], Page]


def _chunks(body: bytes, size: int = 1000) -> Iterator[bytes]:
    for start in range(0, len(body), size):
        piece = body[start : start + size]
        yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    yield b"0\r\n\r\n"


def redirect(to: str, status: int = 302) -> Page:
    """Return a redirect."""
    return Page(status=status, headers=(("Location", to),))


@dataclass
class Web:
    """A server on one port that answers for any host. What was not scripted is a 404; robots.txt is missing."""

    address: str = "127.0.0.1"
    context: ssl.SSLContext | None = None
    pages: dict[tuple[str, str], Script] = field(default_factory=dict)
    log: list[Seen] = field(default_factory=list)
    port: int = 0
    _open: set[socket.socket] = field(default_factory=set)
    _threads: list[threading.Thread] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        self._listener = socket.create_server((self.address, 0), family=family)
        self.port = self._listener.getsockname()[1]
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_LONGEST_WAIT)

    @property
    def place(self) -> str:
        """The address and port, as a host map writes them."""
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"

    def put(self, url: str, script: Script) -> None:
        """Script the answer to an address such as "www.example.org/page"."""
        host, slash, path = url.partition("/")
        self.pages[host, slash + path] = script

    def asked(self, path: str) -> list[Seen]:
        """Return the requests for a path, in order."""
        return [seen for seen in self.log if seen.path == path]

    def map(self, *hosts: str) -> dict[str, str]:
        """Return a host map that leads these hosts here."""
        port = 443 if self.context is not None else 80
        return {f"{host}:{port}": self.place for host in hosts}

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._start(self._serve, connection)

    def _serve(self, plain: socket.socket) -> None:
        plain.settimeout(_LONGEST_WAIT)
        connection = plain
        self._open.add(plain)
        with suppress(OSError):  # the other side may hang up at any time
            if self.context is not None:
                connection = self.context.wrap_socket(plain, server_side=True)
                self._open.add(connection)
            self._answer(connection)
        for each in (connection, plain):
            self._open.discard(each)
            with suppress(OSError):
                each.close()

    def _answer(self, connection: socket.socket) -> None:
        seen = _request(connection)
        if seen is None:
            return
        index = len(self.log)
        self.log.append(seen)
        script = self.pages.get((seen.host, seen.path), Page(status=404, body=b"<h1>Not found</h1>"))
        page = script(seen) if callable(script) else script
        self._ended.wait(_LONGEST_WAIT if page.silent else page.delay)
        if not page.silent:
            self._send(connection, page)
        self.log[index] = replace(seen, until=time.monotonic())

    def _send(self, connection: socket.socket, page: Page) -> None:
        if page.raw is not None:
            connection.sendall(page.raw)
            return
        head, body = page.wire()
        if not page.drip:
            connection.sendall(head + body)
            return
        connection.sendall(head)
        for byte in body:
            if self._ended.wait(page.drip):
                return
            connection.sendall(bytes([byte]))


def _request(connection: socket.socket) -> Seen | None:
    raw = b""
    while _HEAD_END not in raw:
        data = connection.recv(65536)
        if not data:
            return None
        raw += data
    first, *lines = raw.split(_HEAD_END)[0].decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    host = headers.get("Host", "").partition(":")[0]
    return Seen(host, first.split(" ")[1], headers, raw, time.monotonic())
