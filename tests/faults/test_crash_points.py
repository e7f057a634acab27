"""The moments between which a crash matters most: the archive is flushed, the rows are not yet, or just committed."""

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from crawler import run
from crawler.settings import CrawlSettings
from fakes import forking, program, watchpost
from fakes.crawling import WEEK
from fakes.watchpost import BEGIN, SETTINGS, Watchpost
from fakes.web import Page, Web
from store import opening
from store.archive import audit
from store.archive.warc import WarcArchive
from store.clock import SetClock
from store.model.evidence import VisitRecord
from store.ports import Store, Visits

pytestmark = pytest.mark.faults

HOST = "www.crash.example"
URLS = [f"http://{HOST}/{number}" for number in (1, 2)]
PAGE = Page(watchpost.text("Participants agree that the Internet is governed by all who use it.", "They meet again."))


class DyingVisits:
    """The record of visits in a process that dies around its first transaction."""

    def __init__(self, visits: Visits, *, commits: bool) -> None:
        self._visits, self._commits = visits, commits

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - stands in for every other method
        return getattr(self._visits, name)

    def record(self, records: Sequence[VisitRecord]) -> list[int]:
        if self._commits:
            self._visits.record(records)
        os.kill(os.getpid(), signal.SIGKILL)
        return []


class DyingStore:
    """A store whose record of visits kills the process."""

    def __init__(self, store: Store, *, commits: bool) -> None:
        self._store, self.visits = store, DyingVisits(store.visits, commits=commits)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - stands in for every other part
        return getattr(self._store, name)


def crawl_and_die(post: tuple[str, Path], settings: CrawlSettings, commits: bool) -> None:
    """Visit everything that is due, as far as it gets."""
    database, folder = post
    clock, archive = SetClock(BEGIN), WarcArchive(folder)
    store = cast("Store", DyingStore(opening.open_store(database), commits=commits))
    run.crawl(
        store.documents.due(now=BEGIN, limit=10, per_host=10),
        store=store,
        writer=archive.writer(software="citewatch", operator="tests", vantage={}, clock=clock, owner="tests"),
        archive=archive,
        clock=clock,
        settings=settings,
        leases={},
        next_visit=lambda facts: facts.at + WEEK,
        on_progress=lambda _: None,
    )


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Watchpost]:
    made = watchpost.make_watchpost(tmp_path)
    made.watch(*URLS)
    yield made
    made.store.close()


@pytest.fixture
def settings() -> Iterator[CrawlSettings]:
    with Web() as web:
        for url in URLS:
            web.put(url.removeprefix("http://"), PAGE)
        yield replace(SETTINGS, host_map=web.map(HOST), record_seconds=60)


def crash(post: Watchpost, settings: CrawlSettings, *, commits: bool) -> int | None:
    """Make a batch that dies when it records; return its exit code."""
    batch = forking.context().Process(
        target=crawl_and_die, args=((post.database, post.folder / "warc"), settings, commits)
    )
    batch.start()
    batch.join(program.PATIENCE)
    return batch.exitcode


def test_a_crash_between_archive_and_rows_leaves_copies_that_nobody_names(
    post: Watchpost, settings: CrawlSettings
) -> None:
    """They are whole and harmless; no row is there, and the visits are made again."""
    code = crash(post, settings, commits=False)
    after_crash = audit.verify(post.store, post.archive)
    again = post.visit(settings, day=1)  # when the lease of the dead has run out

    assert code == -signal.SIGKILL
    assert (after_crash.checked, after_crash.flaws) == (0, ())
    assert after_crash.unnamed >= len(URLS)
    assert again.report.visits == len(URLS)
    assert [post.endings(url) for url in URLS] == [["new"]] * len(URLS)


def test_a_crash_right_after_the_rows_leaves_nothing_to_do_again(post: Watchpost, settings: CrawlSettings) -> None:
    """The next visits are set in the same transaction, so nothing is due; every row's copy lies whole."""
    crash(post, settings, commits=True)
    found = audit.verify(post.store, post.archive)

    assert post.store.documents.due(now=BEGIN, limit=10, per_host=10) == []
    assert (found.checked, found.flaws) == (len(URLS), ())
    assert [post.endings(url) for url in URLS] == [["new"]] * len(URLS)
