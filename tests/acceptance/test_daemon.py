"""The daemon does its work unattended: visits, mail, review page; it ends and goes on when it is told to."""

import email
import email.policy
import json
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fakes import office as offices
from fakes import program
from fakes.office import Office, Town
from fakes.program import Ended
from store.model.desk import Delivery

pytestmark = pytest.mark.slow

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SUBSCRIPTION = "desk"
# Long enough that the signal meets the visit under way, much shorter than a stop may take.
SLOW_SECONDS = 2.0
DECLARED = "A declared source"


@dataclass
class Story:
    """What was seen of a daemon from its start to its second end."""

    town: Town
    office: Office
    digest_at: datetime
    health: dict[str, Any] = field(default_factory=dict)
    second: Ended = field(default_factory=lambda: Ended(-1, "", ""))
    first_visits: Counter[str] = field(default_factory=Counter)
    visits_at_stop: Counter[str] = field(default_factory=Counter)
    visits: Counter[str] = field(default_factory=Counter)
    deliveries: list[Delivery] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    since: float = 0.0


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with offices.town(hosts=2, pages=2) as town:
        told = Story(town, Office(tmp_path_factory.mktemp("office")), datetime.now(tz=UTC) + timedelta(seconds=5))
        prepare(told)
        first_daemon(told)
        second_daemon(told)
        yield told


def prepare(story: Story) -> None:
    """An entry that cites all pages but the last, which the configuration declares; a subscriber of long standing."""
    *_, last = story.town.urls
    at = story.digest_at
    story.office.configure(
        zone="UTC",
        digest={
            "weekday": WEEKDAYS[at.weekday()],
            "time": f"{at:%H:%M:%S}",
            "subscriptions": [{"name": SUBSCRIPTION, "address": "desk@example.org", "language": "en"}],
        },
        sources=[{"name": DECLARED, "url": last}],
    )
    story.office.enter(story.town.entry().partition("\n\n[4] ")[0])
    with story.office.store() as store:
        store.set_fact(f"subscribed:{SUBSCRIPTION}", (at - timedelta(hours=1)).isoformat())


def first_daemon(story: Story) -> None:
    """Run it until everything was visited and the digest sent; then stop it in the middle of a slow visit."""
    office, town = story.office, story.town
    story.since = time.monotonic()
    with office.running("run") as daemon:
        address = daemon.wait_for("review page: ").partition(": ")[2]
        daemon.wait_for('"event": "visit"', count=len(town.urls))
        with urllib.request.urlopen(f"{address}/healthz", timeout=program.PATIENCE) as answer:
            story.health = json.load(answer)
        story.second = office.run("run")
        daemon.wait_for('"event": "mail"')
        story.first_visits = office.visits()

        asked = len(town.requests())
        town.slow_down(town.urls[0], SLOW_SECONDS)
        office.make_due()
        program.until(lambda: town.urls[0] in town.requests()[asked:], "the slow visit")
        story.codes.append(daemon.terminate())
    story.visits_at_stop = office.visits()


def second_daemon(story: Story) -> None:
    """Run it until what was left is visited."""
    left = 2 * len(story.town.urls) - story.visits_at_stop.total()
    with story.office.running("run", "--no-review") as daemon:
        daemon.wait_for('"event": "visit"', count=left)
        daemon.wait_for('"event": "batch ended"')
        story.codes.append(daemon.terminate())
    story.visits = story.office.visits()
    with story.office.store() as store:
        story.deliveries = store.deliveries.recent()


def test_everything_that_is_cited_or_declared_is_visited(story: Story) -> None:
    """New documents are due at once."""
    assert story.first_visits == dict.fromkeys(story.town.urls, 1)


def test_hosts_are_visited_politely(story: Story) -> None:
    """A second lies between the requests to one host, also from one batch and one daemon to the next."""
    assert story.town.shortest_gap(since=story.since) > 1 - offices.MARGIN


def test_the_review_page_says_that_all_is_well(story: Story) -> None:
    """It is for programs that watch programs."""
    assert story.health["status"] == "ok"
    assert story.health["documents"] == len(story.town.urls)


def test_a_second_daemon_on_the_same_folder_is_refused(story: Story) -> None:
    """One message, with the process that holds the folder and the remedy."""
    assert story.second.code == 1
    assert story.second.complaints.count("\n") == 1
    assert "a daemon is running on this data folder already" in story.second.complaints
    assert "--data" in story.second.complaints


def test_the_digest_is_sent_at_its_time_and_once(story: Story) -> None:
    """Neither before it nor again by the next daemon."""
    assert [(each.kind, each.status) for each in story.deliveries] == [("weekly", "sent")]
    assert story.deliveries[0].created_at >= story.digest_at.replace(microsecond=0)


def test_the_digest_lies_in_the_outbox(story: Story) -> None:
    """Without a mail server the mail is a file, for whoever subscribed."""
    letters = [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in story.office.letters()
    ]

    assert [str(letter["To"]) for letter in letters] == ["desk@example.org"]
    assert [str(letter["Message-ID"]) for letter in letters] == [story.deliveries[0].message_id]
    assert all(letter.get_body(("html",)) for letter in letters)


def test_a_stopped_daemon_finishes_the_visit_under_way(story: Story) -> None:
    """SIGTERM ends it in good order."""
    assert story.codes[0] == 0
    assert story.visits_at_stop[story.town.urls[0]] == 2


def test_the_next_daemon_goes_on_where_the_last_one_stopped(story: Story) -> None:
    """What was recorded is not visited again, and what was left is."""
    assert story.codes[1] == 0
    assert story.visits == dict.fromkeys(story.town.urls, 2)


def test_the_archive_holds_every_copy(story: Story) -> None:
    """Two daemons have written into it."""
    found = story.office.audit()

    assert found.checked >= 2 * len(story.town.urls)
    assert found.flaws == ()
