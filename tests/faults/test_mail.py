"""Mail that breaks off anywhere arrives once, or again under the same Message-ID, and is never lost."""

import email
import email.policy
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from fakes import forking, postoffice, program
from fakes.office import Office
from fakes.postoffice import Postoffice
from reports.digest.mail import Mail, Mailer, MemoryMailer
from reports.digest.outbox import OutboxMailer
from reports.settings import DigestSettings, Subscription
from scheduler import mailing
from scheduler.mailing import DigestCalendar, Post
from store import opening
from store.clock import SystemClock
from store.ports import Store

pytestmark = pytest.mark.faults

DESK = Subscription("desk", "desk@example.org")
SETTINGS = DigestSettings(base_url="http://127.0.0.1:1", sender="citewatch@example.org", domain="example.org")


def post(folder: Path, mailer: Mailer) -> Post:
    return Post(mailer, [DESK], SETTINGS, DigestCalendar(0, time(7), ZoneInfo("UTC")), folder / "mail.lock")


# --- a process that dies ------------------------------------------------------------------------


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class DyingMailer:
    """Writes into the outbox, and dies before or after it."""

    folder: Path
    delivers: bool

    def send(self, mail: Mail) -> None:
        if self.delivers:
            OutboxMailer(self.folder).send(mail)
        die()


def send_and_die(database: str, folder: Path, delivers: bool) -> None:
    store = opening.open_store(database)
    mailing.send_weekly(store, post(folder, DyingMailer(folder / "outbox", delivers)), clock=SystemClock())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.configure()
    made.enter("Q1/2026 - Beratungen\n\nTreffen, 10. Januar 2026\n\nMan beriet.\n")
    return made


@pytest.mark.parametrize("delivers", [True, False], ids=["after", "before"])
def test_a_crash_around_sending_repeats_the_same_message(office: Office, delivers: bool) -> None:
    """Whether it went out cannot be known; the repeat carries the same Message-ID and the same bytes, and the outbox
    has it once."""
    sender = forking.context().Process(target=send_and_die, args=(office.database, office.data, delivers))
    sender.start()
    sender.join(program.PATIENCE)
    left = {letter.name: letter.read_bytes() for letter in office.letters()}

    with office.store() as store:
        again = mailing.send_again(store, post(office.data, OutboxMailer(office.data / "outbox")), clock=SystemClock())
    kept = {letter.name: letter.read_bytes() for letter in office.letters()}

    assert sender.exitcode == -signal.SIGKILL
    assert len(left) == int(delivers)
    assert [(each.status, each.attempts) for each in again] == [("sent", 2)]
    assert left.items() <= kept.items()
    assert message_ids(kept.values()) == [again[0].message_id]


def message_ids(letters: Iterable[bytes]) -> list[str]:
    return [str(email.message_from_bytes(each, policy=email.policy.default)["Message-ID"]) for each in letters]


# --- two senders --------------------------------------------------------------------------------


@dataclass
class SlowMailer:
    """Holds each message until it is let go, and tells when it has one, and when it has another meanwhile."""

    sent: MemoryMailer = field(default_factory=MemoryMailer)
    first: threading.Event = field(default_factory=threading.Event)
    second: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    def send(self, mail: Mail) -> None:
        (self.second if self.first.is_set() else self.first).set()
        assert self.go.wait(program.PATIENCE)
        self.sent.send(mail)


def test_what_one_sender_has_in_hand_no_other_sends_again(tmp_path: Path) -> None:
    """To the second it looks as if a crash had left it in doubt; it waits, and then there is nothing to do."""
    store, mailer = opening.open_store("memory:"), SlowMailer()
    letters = post(tmp_path, mailer)
    one = threading.Thread(target=mailing.send_weekly, args=(store, letters), kwargs={"clock": SystemClock()})
    two = threading.Thread(target=mailing.send_again, args=(store, letters), kwargs={"clock": SystemClock()})

    one.start()
    mailer.first.wait(program.PATIENCE)
    two.start()
    overtaken = mailer.second.wait(0.3)
    mailer.go.set()
    one.join(program.PATIENCE)
    two.join(program.PATIENCE)

    assert not overtaken
    assert len(mailer.sent.sent) == 1


# --- a daemon whose mail server is out of order --------------------------------------------------


@pytest.fixture
def server() -> Iterator[Postoffice]:
    with postoffice.running(Postoffice(refusal="451 4.3.0 try again later")) as office:
        yield office


def subscribe(store: Store, *, days_ago: int) -> None:
    """Make the desk a subscriber of long standing, so that a digest is due."""
    since = datetime.now(tz=UTC) - timedelta(days=days_ago)
    store.set_fact(f"subscribed:{DESK.name}", since.isoformat())


def configure(office: Office, *, port: int) -> None:
    office.configure(
        mail={"transport": "smtp", "host": "127.0.0.1", "port": port, "security": "none", "timeout": "1s"},
        digest={"subscriptions": [{"name": DESK.name, "address": DESK.address}]},
    )


def test_a_mail_server_that_refuses_is_tried_again_later(office: Office, server: Postoffice) -> None:
    """The daemon goes on meanwhile; when the server takes mail again, it gets the digest, once."""
    configure(office, port=server.port)
    with office.store() as store:
        subscribe(store, days_ago=9)
    with office.running("run", "--no-review") as daemon:
        refused = daemon.wait_for('"status": "failed"')
        server.refusal = ""
        daemon.wait_for('"status": "sent"')
        assert daemon.terminate() == 0

    assert "try again later" in refused
    assert len(server.letters) == 1


def test_a_mail_server_that_does_not_answer_loses_nothing(office: Office, server: Postoffice) -> None:
    """What an earlier daemon could not send, the next one sends when it starts."""
    with office.store() as store:
        subscribe(store, days_ago=9)
    with postoffice.silent() as port:
        configure(office, port=port)
        with office.running("run", "--no-review") as daemon:
            daemon.wait_for('"status": "failed"')
            daemon.kill()
    server.refusal = ""
    configure(office, port=server.port)
    with office.running("run", "--no-review") as daemon:
        daemon.wait_for('"status": "sent"')

    with office.store() as store:
        deliveries = store.deliveries.recent()
    assert [each.status for each in deliveries] == ["sent"]
    assert message_ids(server.letters) == [deliveries[0].message_id]
