"""Puts the rooms together for one installation: the batches, the post, the daemon."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import structlog

from citewatch import slices
from citewatch.shell import Shell
from crawler.facts import Progress
from reports.digest.mail import Mailer
from reports.digest.outbox import OutboxMailer
from reports.digest.smtp import SmtpMailer
from scheduler import jobs, mailing
from scheduler.daemon import Bell
from scheduler.errors import AlreadyRunningError
from scheduler.lock import DatabaseLock
from scheduler.mailing import WEEKDAYS, DigestCalendar, Post
from scheduler.workers import Stop

log = structlog.get_logger(__name__)

# What failed in the mail is tried again this often; a mail server that is down for a night is no reason to hammer it.
_POST_AGAIN_TICKS = 15


def batches(shell: Shell, *, owner: str) -> jobs.Batches:
    """Return how this installation runs batches."""
    pattern = slices.batch(shell.config, shell.place, owner=owner)
    return jobs.Batches(pattern, most_documents=shell.config.crawl.batch_documents)


def mailer(shell: Shell) -> Mailer:
    """Return what carries mail: a folder, or a server."""
    settings = slices.mail(shell.config, shell.place)
    return SmtpMailer(settings) if settings.host else OutboxMailer(settings.outbox)


def post(shell: Shell) -> Post:
    """Return everything that sending mail needs."""
    part = shell.config.digest
    shell.place.make_folders()
    calendar = DigestCalendar(WEEKDAYS.index(part.weekday), part.time, ZoneInfo(shell.config.zone))
    return Post(
        mailer(shell),
        slices.subscriptions(shell.config),
        slices.digest(shell.config),
        calendar,
        shell.place.mail_lock,
    )


def bells(shell: Shell, *, owner: str, stop: Stop, lock: DatabaseLock) -> list[Bell]:
    """Return the daemon's bells: visits, mail, mail again. None does anything once the database is another's."""
    tick = shell.config.schedule.tick
    store, clock, letters, work = shell.store, shell.clock, post(shell), batches(shell, owner=owner)

    def visit() -> None:
        jobs.visit_due(store, clock=clock, batches=work, on_progress=_log_visit, stop=stop)
        store.set_fact("last_tick_at", clock.now().isoformat())

    return [
        Bell("visits", tick, _unless(stop, visit, lock=lock)),
        Bell("mail", tick, _unless(stop, lambda: mailing.send_due(store, letters, clock=clock), lock=lock)),
        Bell(
            "mail again",
            tick * _POST_AGAIN_TICKS,
            _unless(stop, lambda: mailing.send_again(store, letters, clock=clock), lock=lock),
        ),
    ]


def _unless(stop: Stop, work: Callable[[], object], *, lock: DatabaseLock) -> Callable[[], None]:
    def ring() -> None:
        if stop.is_set():
            return
        try:
            lock.keep()
        except AlreadyRunningError:
            # A batch under way ends with it; the next bells find us stopping.
            stop.set()
            raise
        work()

    return ring


def _log_visit(visited: Progress) -> None:
    log.info(
        "visit",
        document=visited.document_id,
        url=visited.url,
        outcome=visited.outcome,
        reason=visited.reason,
        findings=visited.findings,
    )
