"""One contract, three implementations: each test here runs on the twin in memory, SQLite and PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import opening, upgrade
from store.ports import Store


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh store of each kind, its schema laid."""
    if request.param == "memory":
        return "memory:"
    url = (
        f"sqlite:///{tmp_path}/citewatch.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_database")
    )
    upgrade.upgrade(url)
    return str(url)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A fresh store of each kind."""
    opened = opening.open_store(address)
    yield opened
    opened.close()
