"""The review page is served from a thread, and says why when it cannot."""

import socket
import threading
from pathlib import Path

import httpx
import pytest

from fakes import newsroom
from reports.review import app, server
from reports.review.server import ServeError
from reports.settings import ReviewSettings

SETTINGS = ReviewSettings(base_url="http://localhost", secret_key="a secret for tests, long enough")


def test_it_answers_from_a_thread_until_it_is_stopped(tmp_path: Path) -> None:
    room = newsroom.build(tmp_path)
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)
    ready, stop, where = threading.Event(), threading.Event(), list[str]()

    def on_ready(address: str) -> None:
        where.append(address)
        ready.set()

    thread = threading.Thread(
        target=server.serve, args=(made, "127.0.0.1", 0), kwargs={"on_ready": on_ready, "stop": stop}
    )
    thread.start()
    assert ready.wait(20)
    answer = httpx.get(f"{where[0]}/healthz", trust_env=False)
    stop.set()
    thread.join(20)

    assert answer.status_code == 200
    assert "server" not in answer.headers
    assert not thread.is_alive()


def test_a_port_in_use_is_named_with_a_remedy(tmp_path: Path) -> None:
    room = newsroom.build(tmp_path)
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(ServeError, match=f"port {port} .* in use .* another port"):
            server.serve(made, "127.0.0.1", port, on_ready=print, stop=threading.Event())


def test_a_host_that_is_not_ours_is_named(tmp_path: Path) -> None:
    room = newsroom.build(tmp_path)
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=SETTINGS)

    with pytest.raises(ServeError, match=r"nowhere\.localhost:0"):
        server.serve(made, "nowhere.localhost", 0, on_ready=print, stop=threading.Event())
