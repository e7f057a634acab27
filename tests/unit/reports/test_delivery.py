"""Every finding is delivered once to each subscription, whatever breaks on the way."""

import email
import email.policy
from datetime import timedelta
from pathlib import Path

import pytest

from fakes import newsroom, stories
from fakes.newsroom import Newsroom
from reports.digest import build, delivery
from reports.digest.mail import Mail, MailInDoubtError, MailRefusedError, MailUnreachableError, MemoryMailer
from reports.settings import DigestSettings, Subscription
from store.model.desk import Delivery

SETTINGS = DigestSettings(base_url="https://review.example", sender="watch@example.org", domain="example.org")
READER = Subscription("redaktion", "redaktion@example.org")
PATIENT = Subscription("leitung", "leitung@example.org", urgent=False)


@pytest.fixture
def room(week: Newsroom) -> Newsroom:
    return week


def weekly(room: Newsroom, mailer: MemoryMailer, subscription: Subscription = READER) -> Delivery:
    return delivery.deliver_weekly(room.store, mailer, subscription, clock=room.clock, settings=SETTINGS)


def urgent(room: Newsroom, mailer: MemoryMailer, subscription: Subscription = READER) -> Delivery | None:
    return delivery.deliver_urgent(room.store, mailer, subscription, clock=room.clock, settings=SETTINGS)


def resume(room: Newsroom, mailer: MemoryMailer) -> list[Delivery]:
    return delivery.resume(room.store, mailer, [READER, PATIENT], clock=room.clock, settings=SETTINGS)


def test_a_digest_is_sent_and_remembered(room: Newsroom) -> None:
    mailer = MemoryMailer()
    sent = weekly(room, mailer)

    assert (sent.status, sent.attempts, len(mailer.sent)) == ("sent", 1, 1)
    assert len(sent.finding_ids) == 5


def test_an_urgent_mail_delivers_its_findings(room: Newsroom) -> None:
    mailer = MemoryMailer()
    sent = urgent(room, mailer)

    assert sent is not None
    assert len(sent.finding_ids) == 2
    assert urgent(room, mailer) is None


def test_the_digest_names_what_was_already_reported(room: Newsroom) -> None:
    mailer = MemoryMailer()
    urgent(room, mailer)
    reported_at = room.clock.now()
    room.clock.forward(timedelta(hours=1))
    digest = build.weekly(room.store, READER, now=room.clock.now())

    assert digest.urgent == ()
    assert {item.at for item in digest.reported} == {reported_at}
    assert b"schon gemeldet" in (weekly(room, mailer).message or b"")


def test_who_wants_no_urgent_mail_gets_it_in_the_digest(room: Newsroom) -> None:
    assert urgent(room, MemoryMailer(), PATIENT) is None
    assert len(weekly(room, MemoryMailer(), PATIENT).finding_ids) == 5


def test_one_urgent_finding_is_named_in_the_subject(tmp_path: Path) -> None:
    fresh = newsroom.build(tmp_path / "fresh")
    stories.first_look(fresh)
    fresh.pages[stories.HARBOUR] = stories.second_pages()[stories.HARBOUR]
    for _ in range(2):
        fresh.clock.forward(timedelta(minutes=5))
        fresh.visit_all()
    mailer = MemoryMailer()
    urgent(fresh, mailer)

    message = email.message_from_bytes(mailer.sent[0].content, policy=email.policy.default)
    assert message["Subject"] == (
        "citewatch, dringend: Wortlaut geändert: Secretary-General speaks at harbour conference"
    )


def test_a_mail_that_fails_is_kept_with_its_reason(room: Newsroom) -> None:
    failed = weekly(room, MemoryMailer(failures=[MailUnreachableError("the server sleeps")]))

    assert (failed.status, failed.last_error) == ("failed", "the server sleeps")


@pytest.mark.parametrize(
    "failure",
    [MailUnreachableError("gone"), MailRefusedError("no"), MailInDoubtError("maybe")],
    ids=["unreachable", "refused", "in doubt"],
)
def test_what_failed_goes_again_as_the_very_same_message(room: Newsroom, failure: Exception) -> None:
    assert isinstance(failure, MailUnreachableError | MailRefusedError | MailInDoubtError)
    first = weekly(room, MemoryMailer(failures=[failure]))
    mailer = MemoryMailer()
    again = resume(room, mailer)

    assert [(d.status, d.attempts, d.message_id) for d in again] == [("sent", 2, first.message_id)]
    assert mailer.sent == [Mail(first.message_id, SETTINGS.sender, READER.address, first.message or b"")]


def test_a_failed_mail_is_not_composed_a_second_time(room: Newsroom) -> None:
    weekly(room, MemoryMailer(failures=[MailUnreachableError("gone")]))

    assert build.weekly(room.store, READER, now=room.clock.now()).carried == ()


def test_what_was_sent_is_not_sent_again(room: Newsroom) -> None:
    weekly(room, MemoryMailer())
    mailer = MemoryMailer()

    assert resume(room, mailer) == []
    assert mailer.sent == []


class KilledError(BaseException):
    """Stands for the process that ends in the middle of sending."""


class DyingMailer:
    """Hands the message over, and then the machine goes down."""

    def send(self, mail: Mail) -> None:
        del mail
        raise KilledError


def test_a_crash_while_sending_leaves_it_to_be_sent_again(room: Newsroom) -> None:
    with pytest.raises(KilledError):
        delivery.deliver_weekly(room.store, DyingMailer(), READER, clock=room.clock, settings=SETTINGS)
    mailer = MemoryMailer()
    resume(room, mailer)

    deliveries = room.store.deliveries.recent(subscription=READER.name)
    assert [d.status for d in deliveries] == ["sent"]
    assert [mail.message_id for mail in mailer.sent] == [deliveries[0].message_id]


def test_a_subscription_that_is_gone_is_left_alone(room: Newsroom) -> None:
    weekly(room, MemoryMailer(failures=[MailUnreachableError("gone")]))

    assert delivery.resume(room.store, MemoryMailer(), [PATIENT], clock=room.clock, settings=SETTINGS) == []


def test_only_confirmed_findings_are_sent(tmp_path: Path) -> None:
    fresh = newsroom.build(tmp_path / "fresh")
    stories.first_look(fresh)
    fresh.clock.at = newsroom.WEEK_LATER
    fresh.pages = stories.second_pages()
    fresh.visit_all()

    assert urgent(fresh, MemoryMailer()) is None
