"""Two installations that name one PostgreSQL database: one daemon, one archive, and a clear word for the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from fakes import office as offices
from fakes import program
from fakes.office import Town
from fakes.program import Ended
from store import opening

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

FAILED = 1
_CONFIGURATION = """
contact: desk@example.org
crawl: {gap: 1s, timeout: 10s, allowed_networks: ["127.0.0.0/8"]}
schedule: {tick: 1s}
"""


@dataclass
class Story:
    """What became of the second installation while the first one's daemon ran, and afterwards."""

    database: str
    folder: Path
    town: Town
    daemon: Ended
    visit: Ended
    verify: Ended
    lost_code: int
    complaints: list[str]

    def call(self, data: str, *words: str) -> Ended:
        return call(self.folder, self.database, data, *words)


def call(folder: Path, database: str, data: str, *words: str) -> Ended:
    return program.call("--data", folder / data, *words, folder=folder, CITEWATCH_DATABASE_URL=database)


def end_sessions(database: str) -> None:
    """End all sessions with this database, as a server that starts anew does."""
    engine = sa.create_engine(database)
    with engine.connect() as connection:
        every = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        connection.execute(sa.text(f"{every} WHERE datname = current_database() AND pid <> pg_backend_pid()"))
    engine.dispose()


@pytest.fixture
def story(tmp_path: Path, postgres_database: str) -> Iterator[Story]:
    (tmp_path / "config.yaml").write_text(_CONFIGURATION, encoding="utf-8")
    variables = {"CITEWATCH_DATABASE_URL": postgres_database, "CITEWATCH_LOG_JSON": "1"}
    first = ("--data", str(tmp_path / "one"), "run", "--no-review")
    with offices.town(hosts=1) as town:
        (tmp_path / "entry.txt").write_text(town.entry(), encoding="utf-8")
        call(tmp_path, postgres_database, "one", "import", str(tmp_path / "entry.txt"))
        with program.running(*first, folder=tmp_path, variables=variables) as running:
            running.wait_for('"event": "visit"')
            daemon = call(tmp_path, postgres_database, "two", "run")
            visit = call(tmp_path, postgres_database, "two", "visit", "--all")
            verify = call(tmp_path, postgres_database, "two", "archive", "verify")
            store = opening.open_store(postgres_database)
            claim = store.daemon_claim()
            while not claim.hold():  # the daemon may have been quicker
                end_sessions(postgres_database)
            code = running.ended()
            claim.release()
            store.close()
        yield Story(postgres_database, tmp_path, town, daemon, visit, verify, code, running.lines)


def test_a_database_has_one_daemon_and_one_archive(story: Story) -> None:
    """The second installation is told why and what to do; it wrote no file; the first one's archive is whole."""
    assert (story.daemon.code, story.visit.code, story.verify.code) == (FAILED, FAILED, FAILED)
    assert "a daemon is running on this database already" in story.daemon.complaints
    for refused in (story.visit, story.verify):
        assert "this database's archive lies elsewhere" in refused.complaints
        assert "--data" in refused.complaints
    assert list((story.folder / "two" / "warc").iterdir()) == []
    assert "0 flaws" in story.call("one", "archive", "verify").printed
    assert story.lost_code == FAILED
    assert "a daemon is running on this database already" in story.complaints[-1]
