"""Serves the review page in a thread beside whatever else the process does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from citewatch import slices
from citewatch.shell import Shell
from reports.review import app, server

# Long enough for a slow machine to import and bind; a server that needs longer hangs.
_READY_SECONDS = 30


@contextmanager
def serving(shell: Shell, *, port: int | None = None) -> Iterator[str]:
    """Serve the review page while the context lasts; yield its address. Raises `ServeError` when it cannot listen."""
    ready, stop = threading.Event(), threading.Event()
    address: list[str] = []
    failure: list[BaseException] = []
    wanted = shell.config.review.port if port is None else port
    page = app.make_app(
        store=shell.store,
        archive=shell.archive,
        clock=shell.clock,
        settings=slices.review(shell.config, shell.place, port=wanted),
    )

    def on_ready(where: str) -> None:
        address.append(where)
        ready.set()

    def serve() -> None:
        try:
            server.serve(page, shell.config.review.host, wanted, on_ready=on_ready, stop=stop)
        except server.ServeError as error:
            failure.append(error)
        finally:
            ready.set()

    thread = threading.Thread(target=serve, name="review page")
    thread.start()
    try:
        ready.wait(_READY_SECONDS)
        if not address:
            raise failure[0] if failure else server.ServeError("the review page did not start")
        yield shell.config.review.base_url or address[0]
    finally:
        stop.set()
        thread.join()
