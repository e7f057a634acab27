"""Serves the review page from within a program, so that it can run in a thread beside the daemon."""

import asyncio
import contextlib
import errno
import socket
import threading
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

STOP_LOOK_SECONDS = 0.1
LAST_ANSWERS_SECONDS = 5
WAITING_CONNECTIONS = 128


class ServeError(Exception):
    """The review page cannot listen where it should: choose another host or port, or stop what listens there."""


class _Server(uvicorn.Server):
    """uvicorn's server without its own handling of signals: the program around it decides when to stop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the program."""
        yield


def serve(app: ASGIApp, host: str, port: int, *, on_ready: Callable[[str], None], stop: threading.Event) -> None:
    """Serve until `stop` is set; blocks. Port 0 takes a free one.

    `on_ready` gets the address once the page answers. Raises `ServeError` before that when it cannot listen.
    """
    with contextlib.closing(_listen(host, port)) as listener:
        # What a sender claims about its own address (X-Forwarded-For) is not believed.
        config = uvicorn.Config(
            app,
            access_log=False,
            lifespan="off",
            log_config=None,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=LAST_ANSWERS_SECONDS,
        )
        asyncio.run(_run(_Server(config), listener, on_ready, stop))


async def _run(
    server: _Server, listener: socket.socket, on_ready: Callable[[str], None], stop: threading.Event
) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    told = False
    while not serving.done():
        if server.started and not told:
            told = True
            on_ready(_address(listener))
        if stop.is_set():
            server.should_exit = True
        await asyncio.wait([serving], timeout=STOP_LOOK_SECONDS)
    await serving


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ServeError(f"the review page cannot listen on {host}:{port}: {error.strerror or error}") from error
    try:
        # A port that its last owner has just left may be taken again; one that is in use may not.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(WAITING_CONNECTIONS)
    except OSError as error:
        listener.close()
        raise ServeError(_why_not(host, port, error)) from error
    return listener


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} on {host} is in use by another program; stop that program, or set another port for the "
            "review page"
        )
    if error.errno == errno.EACCES:
        return f"port {port} on {host} is reserved for the system; set a port above 1023 for the review page"
    return f"the review page cannot listen on {host}:{port}: {error.strerror or error}"


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
