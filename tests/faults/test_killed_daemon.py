"""A daemon that is killed over and over tells its editors everything once."""

import random
import threading
from collections.abc import Iterator

import pytest

from chronicle.changes.state import FindingKind
from fakes import office as offices
from fakes import program
from fakes.office import Office, Town
from fakes.program import Program

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

SEED = 20260316
LONGEST_LIFE = 6.0
DESK = {"name": "desk", "address": "desk@example.org", "language": "en"}


@pytest.fixture
def town() -> Iterator[Town]:
    with offices.town(hosts=4) as made:
        yield made


@pytest.fixture
def office(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An installation that has seen each page once, before one of them changed the words that are quoted from it."""
    made = Office(tmp_path_factory.mktemp("office"))
    made.configure(digest={"subscriptions": [DESK]})
    made.enter(town.entry())
    made.done("visit")
    made.make_due()
    town.publish(town.urls[0], altered=True)
    return made


def kill(daemon: Program) -> None:
    """End the daemon and its batch without warning, as a power cut does."""
    children = daemon.children()
    daemon.kill()
    program.kill_all(children)


def test_a_daemon_killed_again_and_again_tells_everything_once(office: Office, town: Town, budget: int) -> None:
    """One finding, confirmed, in one mail; each page that did not change has its one visit more."""
    lives = random.Random(SEED)
    for _ in range(budget):
        with office.running("run", "--no-review") as daemon:
            daemon.wait_for('"event": "daemon started"')
            threading.Event().wait(lives.uniform(0, LONGEST_LIFE))  # the moment of the kill is what is tried out
            kill(daemon)
        assert office.integrity() == "ok"
        office.cut_torn_ends()
        office.let_leases_expire()
    with office.running("run", "--no-review") as daemon:
        daemon.wait_for('"event": "daemon started"')
        program.until(lambda: bool(office.letters()), "the urgent mail")
        program.until(lambda: min(office.visits().values()) > 1, "the other pages")
        assert daemon.terminate() == 0

    with office.store() as store:
        findings = store.findings.select()
        deliveries = store.deliveries.recent()
    assert [(each.kind, each.status) for each in findings] == [(FindingKind.QUOTE_ALTERED, "open")]
    assert [(each.kind, each.status, each.finding_ids) for each in deliveries] == [
        ("urgent", "sent", (findings[0].id,))
    ]
    assert len(office.letters()) == 1
    assert [office.visits()[url] for url in town.urls[1:]] == [2] * (len(town.urls) - 1)
    assert office.audit().flaws == ()
