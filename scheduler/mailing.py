"""When mail leaves: the weekly digest at its time, urgent findings at once, what failed again later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from reports.digest import delivery
from reports.digest.mail import Mailer
from reports.settings import DigestSettings, Subscription
from scheduler import lock
from store.clock import Clock
from store.model.desk import Delivery
from store.ports import Store

log = structlog.get_logger(__name__)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = timedelta(days=7)
# Enough to hold the last weekly digest among the urgent mails of a bad week.
_RECENT = 200


@dataclass(frozen=True, slots=True)
class DigestCalendar:
    """The weekly digest's day (0 is Monday) and local time in a zone."""

    weekday: int
    at: time
    zone: ZoneInfo

    def latest(self, now: datetime) -> datetime:
        """Return the last moment at or before `now` at which a digest was due.

        A local time that a change of clocks skips counts from the hour before it (PEP 495, fold 0).
        """
        local = now.astimezone(self.zone)
        day = local.date() - timedelta(days=(local.weekday() - self.weekday) % 7)
        due = datetime.combine(day, self.at, tzinfo=self.zone)
        return due if due <= now else datetime.combine(day - _WEEK, self.at, tzinfo=self.zone)


@dataclass(frozen=True, slots=True)
class Post:
    """Everything that sending mail needs.

    `lock` names a file that keeps two senders apart: what one has in hand would look to the other as if a crash had
    left it in doubt, and would go out twice.
    """

    mailer: Mailer
    subscriptions: Sequence[Subscription]
    settings: DigestSettings
    calendar: DigestCalendar
    lock: Path


def send_due(store: Store, post: Post, *, clock: Clock) -> list[Delivery]:
    """Send urgent findings and the weekly digests that are due; return the deliveries.

    A digest whose time passed while nothing ran is sent at the next occasion, once. A new subscription waits for its
    first regular time.
    """
    done: list[Delivery] = []
    with lock.alone(post.lock):
        for subscription in post.subscriptions:
            done += _send_due(store, post, subscription, clock=clock)
    for each in done:
        log.info("mail", kind=each.kind, status=each.status, subscription=each.subscription, error=each.last_error)
    return done


def _send_due(store: Store, post: Post, subscription: Subscription, *, clock: Clock) -> Iterator[Delivery]:
    urgent = delivery.deliver_urgent(store, post.mailer, subscription, clock=clock, settings=post.settings)
    if urgent is not None:
        yield urgent
    if _weekly_is_due(store, subscription, post.calendar, now=clock.now()):
        yield delivery.deliver_weekly(store, post.mailer, subscription, clock=clock, settings=post.settings)


def send_weekly(
    store: Store, post: Post, *, clock: Clock, subscriptions: Sequence[Subscription] | None = None
) -> list[Delivery]:
    """Send the weekly digest now, beside its regular time, to these subscriptions or to all; return the deliveries."""
    wanted = post.subscriptions if subscriptions is None else subscriptions
    with lock.alone(post.lock):
        return [
            delivery.deliver_weekly(store, post.mailer, each, clock=clock, settings=post.settings) for each in wanted
        ]


def send_again(store: Store, post: Post, *, clock: Clock) -> list[Delivery]:
    """Send again what failed or is in doubt, under the same Message-IDs."""
    with lock.alone(post.lock):
        done = delivery.resume(store, post.mailer, post.subscriptions, clock=clock, settings=post.settings)
    for each in done:
        log.info("mail again", kind=each.kind, status=each.status, attempts=each.attempts, error=each.last_error)
    return done


def _weekly_is_due(store: Store, subscription: Subscription, calendar: DigestCalendar, *, now: datetime) -> bool:
    """Say whether a digest was due since the last one was recorded; the deliveries themselves are the memory, so that
    a crash right after sending does not send another.
    """
    fact = f"subscribed:{subscription.name}"
    since = store.fact(fact)
    if since is None:
        store.set_fact(fact, now.isoformat())
        return False
    recent = store.deliveries.recent(subscription=subscription.name, limit=_RECENT)
    last = max((d.created_at for d in recent if d.kind == "weekly"), default=datetime.fromisoformat(since))
    return last < calendar.latest(now)
