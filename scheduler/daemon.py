"""The daemon: ticks that visit what is due and send what is to be sent, until it is told to stop.

APScheduler only rings the bell: what is due is a column of the store, so a bell that was missed is no visit lost. One
batch runs at a time; mail has a bell of its own, so that a long batch does not hold it up.
"""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import FrameType

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from scheduler import workers

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Bell:
    """A job that is rung every so often. A job that is still at work is not rung again until it is through."""

    name: str
    every: timedelta
    ring: Callable[[], None]


class Daemon:
    """Rings its bells until a signal or `stop` ends it; then waits for what is under way."""

    def __init__(self, bells: list[Bell], *, stop: workers.Stop) -> None:
        """Take the bells and the stop that ends batches as well."""
        self._bells = bells
        self._stop = stop
        self._signal = ""

    def run(self) -> None:
        """Block until the end: SIGTERM, SIGINT or `stop`. Call it from the main thread."""
        before = {s: signal.signal(s, self._on_signal) for s in (signal.SIGTERM, signal.SIGINT)}
        scheduler = self._scheduler()
        scheduler.start()
        log.info("daemon started", bells=[b.name for b in self._bells])
        try:
            # A signal handler runs between bytecodes of the main thread only, so the wait must end now and then.
            while not self._stop.wait(timeout=1):
                pass
        finally:
            log.info("daemon stops; finishing what is under way", signal=self._signal)
            scheduler.shutdown(wait=True)
            for number, handler in before.items():
                signal.signal(number, handler)
            log.info("daemon stopped")

    def _scheduler(self) -> BackgroundScheduler:
        scheduler = BackgroundScheduler(
            timezone="UTC",
            executors={"default": ThreadPoolExecutor(len(self._bells))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        scheduler.add_listener(_report_error, EVENT_JOB_ERROR)
        for bell in self._bells:
            scheduler.add_job(
                bell.ring, "interval", seconds=bell.every.total_seconds(), id=bell.name, next_run_time=_at_once()
            )
        return scheduler

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        # No logging here: the handler may have interrupted a thread that holds the log's lock.
        self._signal = signal.Signals(number).name
        self._stop.set()


def _at_once() -> datetime:
    return datetime.now().astimezone()


def _report_error(event: JobExecutionEvent) -> None:
    """A job that failed is logged and rung again at its next time; nothing that was due is lost."""
    log.error("job failed", job=event.job_id, error=str(event.exception), kind=type(event.exception).__name__)
