"""The tooling keeps its own promises."""

import importlib.metadata
import re
import socket
import tomllib
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("citewatch", "scheduler", "crawler", "reports", "store", "chronicle")
REGISTRY = re.compile(r"://|--(index-url|extra-index-url|find-links|trusted-host)|^-[if] ", re.MULTILINE)


@pytest.mark.tree
def test_the_lock_names_no_index_folder_or_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert REGISTRY.findall(lock) == []


@pytest.mark.tree
def test_everything_in_the_lock_is_pinned_and_hashed() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(r"^(?![ #]).+(?:\n    --hash.+)*", lock, re.MULTILINE)

    assert entries
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+.*\\\n    --hash=sha256:", entry)] == []


@pytest.mark.tree
def test_the_lock_covers_everything_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    asked += project["optional-dependencies"]["dev"]
    locked = {normal(line) for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()}

    assert {normal(requirement) for requirement in asked} - locked == set()


@pytest.mark.tree
@pytest.mark.parametrize("name", ["pyproject.toml", "Makefile", ".ci/run"])
def test_no_file_of_the_tooling_names_a_package_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


def test_everything_installed_runs_on_debians_python() -> None:
    """Debian 12 ships Python 3.11.2: a release that asks for a later 3.11 could not be installed there."""
    asked = {d.name: d.metadata["Requires-Python"] for d in importlib.metadata.distributions()}

    assert [name for name, needs in asked.items() if needs and "3.11.2" not in SpecifierSet(needs)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_owns_one_of_our_names(room: str) -> None:
    owners = importlib.metadata.packages_distributions()

    assert set(owners.get(room, [])) <= {"citewatch"}  # an editable installation names no owner at all


def test_a_connection_to_another_machine_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection,
        pytest.raises(RuntimeError, match=r"refused to reach '192\.0\.2\.1'"),
    ):
        connection.connect(("192.0.2.1", 80))


def test_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(RuntimeError, match=r"refused to reach 'chronicle\.example'"):
        socket.getaddrinfo("chronicle.example", 443)


def test_a_connection_within_this_machine_is_let_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_program_that_is_missing_skips_the_test_on_a_users_machine(
    require: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CITEWATCH_REQUIRE_ALL", raising=False)

    with pytest.raises(pytest.skip.Exception, match="'no-such-program' is not installed"):
        require("no-such-program")


def test_a_program_that_is_missing_fails_the_test_where_everything_is_required(
    require: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEWATCH_REQUIRE_ALL", "1")

    with pytest.raises(pytest.fail.Exception, match="'no-such-program' is not installed"):
        require("no-such-program")


@pytest.mark.postgres
def test_a_postgres_database_is_fresh_and_folds_every_alphabet(postgres_database: str) -> None:
    with psycopg.connect(postgres_database.replace("+psycopg", "")) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        folded = connection.execute("SELECT lower('ÄПРАВО')").fetchone()

    assert tables == (0,)
    assert folded == ("äправо",)


def normal(requirement: str) -> str:
    """The project's name in a requirement, spelled the one way that compares."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[._-]+", "-", found[0]).lower() if found else ""
