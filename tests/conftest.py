"""What every test stands on: no network, real material, a real PostgreSQL."""

import contextlib
import ipaddress
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent
BUDGET = int(os.environ.get("CITEWATCH_BUDGET", "1"))
START_SECONDS = 60

# No deadline: a shared machine is slow now and then, and pytest-timeout watches over the whole test.
hypothesis.settings.register_profile("ordinary", deadline=None)
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=100 * BUDGET)
hypothesis.settings.load_profile("ordinary")


def absent(reason: str) -> NoReturn:
    """Skip on a user's machine; fail where everything has to be there."""
    if os.environ.get("CITEWATCH_REQUIRE_ALL") == "1":
        pytest.fail(f"CITEWATCH_REQUIRE_ALL=1, but {reason}", pytrace=False)
    pytest.skip(reason)


# --- no network ----------------------------------------------------------------------------------


class OutsideConnectionError(RuntimeError):
    """A test reached for a machine other than this one. No OSError, so that no retry swallows it."""


def is_here(host: str) -> bool:
    """Whether a host, given as a literal address or as a name, is this machine."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def refuse_outside(host: object) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if not is_here(name):
        message = f"tests stay on this machine; refused to reach {name!r}"
        raise OutsideConnectionError(message)


def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    def call(connection: socket.socket, *arguments: Any) -> Any:  # noqa: ANN401 (stands in for three signatures)
        if connection.family in {socket.AF_INET, socket.AF_INET6}:
            refuse_outside(arguments[-1][0])
        return method(connection, *arguments)

    return call


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection and look-up outside loopback.

    Covers what Python opens in this process: not the programs that tests start, nor libpq.
    """
    resolve = socket.getaddrinfo

    def resolve_here(host: bytes | str | None, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 (passed on)
        if host:
            refuse_outside(host)
        return resolve(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", resolve_here)
        yield


# --- what may be missing -------------------------------------------------------------------------


@pytest.fixture(scope="session")
def material() -> Path:
    """The folder of supplied material, ../shared unless CITEWATCH_MATERIAL says otherwise."""
    folder = Path(os.environ.get("CITEWATCH_MATERIAL", ROOT.parent / "shared"))
    if not folder.is_dir():
        absent("the supplied material is not there (CITEWATCH_MATERIAL)")
    return folder


@pytest.fixture(scope="session")
def require() -> Callable[[str], Path]:
    """Find a program of the system: `chromium = require("chromium")`."""

    def find(program: str) -> Path:
        found = shutil.which(program)
        if found is None:
            absent(f"the program {program!r} is not installed")
        return Path(found)

    return find


@pytest.fixture(scope="session")
def lacking() -> Callable[[str], NoReturn]:
    """Say what this machine lacks for a test: `lacking("only root may mount")` ends it."""
    return absent


@pytest.fixture(scope="session")
def budget() -> int:
    """How many times as long as in an ordinary run a faults, soak or fuzz test may go on."""
    return BUDGET


# --- PostgreSQL ----------------------------------------------------------------------------------


def postgres_folders() -> Iterator[Path]:
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        yield Path(subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip())
    # Debian keeps the servers off the PATH, one folder per version.
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda folder: folder.parent.name.zfill(4), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).parent


def find_postgres() -> Path:
    folder = next((folder for folder in postgres_folders() if (folder / "initdb").is_file()), None)
    if folder is None:
        absent("PostgreSQL's server programs are not installed")
    return folder


def unprivileged() -> dict[str, Any]:
    """Say how to start a PostgreSQL program: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415 (not on every system)

    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def initialise(programs: Path, cluster: Path) -> None:
    command: list[str | Path] = [programs / "initdb", "-D", cluster, "-U", "postgres", "--auth=trust", "--no-sync"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8"]
    done = subprocess.run(command, cwd=cluster.parent, capture_output=True, text=True, check=False, **unprivileged())
    if done.returncode:
        pytest.fail(f"initdb failed: {done.stderr}", pytrace=False)


def is_ready(server: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the server answers; False once it has ended, as it does when the port was taken meanwhile."""
    give_up_at = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < give_up_at:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host="127.0.0.1", port=port, user="postgres", dbname="postgres").close()
            return server.poll() is None
        time.sleep(0.1)
    return False


@contextlib.contextmanager
def running(programs: Path, cluster: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    settings = {
        "fsync": "off",
        "full_page_writes": "off",
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "synchronous_commit": "off",
        "unix_socket_directories": "",
    }
    options = itertools.chain.from_iterable(("-c", f"{name}={value}") for name, value in settings.items())
    command: list[str | Path] = [programs / "postgres", "-D", cluster, *options]
    with (
        (cluster.parent / "log").open("ab") as log,
        subprocess.Popen(command, cwd=cluster.parent, stdout=log, stderr=log, **unprivileged()) as server,
    ):
        try:
            yield server
        finally:
            server.send_signal(2)  # SIGINT: end now, in good order
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of this session (with xdist: of this worker), as the address of its first database."""
    programs = find_postgres()
    # Not under pytest's own folder: nobody else may enter that.
    with tempfile.TemporaryDirectory(prefix="citewatch-postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if owner := unprivileged():
            os.chown(folder, owner["user"], owner["group"])
        initialise(programs, folder / "cluster")
        for _ in range(3):
            port = free_port()
            with running(programs, folder / "cluster", port) as server:
                if is_ready(server, port):
                    yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
                    return
        pytest.fail(f"PostgreSQL did not start: {(folder / 'log').read_text('utf-8', 'replace')}", pytrace=False)


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """A fresh, empty database, as a SQLAlchemy address."""
    address, _, _ = postgres_url.rpartition("/")
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        yield f"{address}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
