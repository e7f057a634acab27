"""One contract, three implementations: each test here runs on the twin in memory, SQLite and PostgreSQL.

The schema is laid once: SQLite's file is copied for each test, PostgreSQL's tables are emptied.
"""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from store import opening, upgrade
from store.ports import Store
from store.schema.all import METADATA


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "citewatch.db"
    upgrade.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_shared(postgres_url: str) -> Iterator[tuple[str, sa.Engine]]:
    name = f"store_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
    url = postgres_url.rpartition("/")[0] + f"/{name}"
    upgrade.upgrade(url)
    engine = sa.create_engine(url)
    yield url, engine
    engine.dispose()


@pytest.fixture
def sqlite_address(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "citewatch.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_address(postgres_shared: tuple[str, sa.Engine]) -> str:
    url, engine = postgres_shared
    with engine.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(sa.delete(table))
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database of each kind."""
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a fresh store of each kind."""
    if request.param == "memory":
        return "memory:"
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A fresh store of each kind."""
    opened = opening.open_store(address)
    yield opened
    opened.close()
