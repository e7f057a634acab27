"""A crowd of hosts, a third of which misbehave, and a process killed in the middle: the next one makes it good."""

import contextlib
import itertools
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from fakes import loads, watchpost
from fakes.crawling import Done
from fakes.loads import GAP, Crowd
from fakes.watchpost import BEGIN, Watchpost
from store.archive import audit
from store.archive.audit import AuditReport

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

# Sown anew it would be another test; a seed that once failed belongs here.
SEED = 20260302
HOSTS, DOCUMENTS = 20, 160
# Another day: the leases of the dead have run out, and what was recorded is not due for a week.
LATER = 1


@dataclass(frozen=True)
class Killed:
    """What was there when the process had died, and what the next one did."""

    crowd: Crowd
    post: Watchpost
    recorded: frozenset[str]
    asked: int
    found: AuditReport
    cut: int
    again: Done


def visited(post: Watchpost) -> frozenset[str]:
    return frozenset(each.url for each in post.store.documents.all() if post.store.visits.of(each.id))


def recorded_visits(post: Watchpost) -> int:
    """Count the recorded visits; cheap enough to be asked again and again."""
    with contextlib.closing(sqlite3.connect(post.folder / "citewatch.db")) as database:
        return int(database.execute("SELECT count(*) FROM visits").fetchone()[0])


def kill_and_go_on(crowd: Crowd, post: Watchpost, *, after: int) -> Killed:
    """Kill a batch after so many recorded visits; cut what it left half written; visit what is due then."""
    post.watch(*crowd.urls)
    code = post.visit_and_die(loads.SETTINGS, when=lambda: recorded_visits(post) >= after)
    assert code == -signal.SIGKILL
    recorded, asked = visited(post), len(crowd.requests())
    found = audit.verify(post.store, post.archive)
    torn = [flaw for flaw in found.flaws if flaw.code == audit.TORN]
    for flaw in torn:
        post.archive.cut_torn_end(flaw.warc_file, flaw.offset)
    due = post.store.documents.due(now=BEGIN.replace(day=BEGIN.day + LATER), limit=1000, per_host=1000)
    again = post.visit(loads.SETTINGS, day=LATER, documents=[document.id for document in due])
    return Killed(crowd, post, recorded, asked, found, len(torn), again)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory, budget: int) -> Iterator[list[Killed]]:
    moments = random.Random(SEED)
    trials = []
    with loads.crowd(tmp_path_factory.mktemp("authority"), hosts=HOSTS, documents=DOCUMENTS) as crowd:
        for _ in range(budget):
            post = watchpost.make_watchpost(tmp_path_factory.mktemp("watchpost"))
            for web in crowd.webs.values():
                web.log.clear()
            trials.append(kill_and_go_on(crowd, post, after=moments.randrange(10, 60)))
        yield trials
    for trial in trials:
        trial.post.store.close()


def test_the_kill_came_in_the_middle(killed: list[Killed]) -> None:
    for trial in killed:
        assert 0 < len(trial.recorded) < DOCUMENTS


def test_every_good_document_is_visited_once_in_the_end(killed: list[Killed]) -> None:
    for trial in killed:
        assert [trial.post.endings(url) for url in trial.crowd.good] == [["new"]] * len(trial.crowd.good)


def test_what_was_recorded_is_not_asked_for_again(killed: list[Killed]) -> None:
    """Only what the dead had under way, or in hand but not recorded, is."""
    for trial in killed:
        paths = Counter(seen.path for seen in trial.crowd.requests()[trial.asked :])
        recorded = {url.rpartition("/")[2] for url in trial.recorded}
        assert not [path for path in paths if path.removeprefix("/") in recorded]


def test_a_torn_record_is_the_only_flaw_and_is_reported(killed: list[Killed]) -> None:
    """Every row's copy was flushed before its row; at most the last record of the one file is half written."""
    for trial in killed:
        assert {flaw.code for flaw in trial.found.flaws} <= {audit.TORN}
        assert trial.cut <= 1


def test_the_archive_is_whole_afterwards(killed: list[Killed]) -> None:
    for trial in killed:
        assert audit.verify(trial.post.store, trial.post.archive).flaws == ()


def test_the_gap_of_every_host_holds_across_the_kill(killed: list[Killed]) -> None:
    trial = killed[-1]
    gaps = [b.at - a.at for web in trial.crowd.webs.values() for a, b in itertools.pairwise(web.log)]

    assert min(gaps) >= GAP
