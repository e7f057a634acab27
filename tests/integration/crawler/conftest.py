"""Fixtures of the crawler's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.watchpost import Watchpost, make_watchpost


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watchpost]:
    """A store and an archive for the tests of one file, which look at the same visits."""
    made = make_watchpost(tmp_path_factory.mktemp("watchpost"))
    yield made
    made.store.close()


@pytest.fixture
def own_post(tmp_path: Path) -> Iterator[Watchpost]:
    """A store and an archive for one test."""
    made = make_watchpost(tmp_path)
    yield made
    made.store.close()
