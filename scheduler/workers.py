"""Runs batches in subprocesses and waits for their reports."""

import contextlib
import json
import math
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import structlog

from crawler.facts import Progress
from scheduler.batches import BatchJob, BatchReport
from scheduler.errors import BatchError

log = structlog.get_logger(__name__)

_LEVELS = ("debug", "info", "warning", "error", "critical")
# A stopped batch finishes the requests under way and records them; this is a little more than one response may take.
_GRACE = timedelta(seconds=120)
# How often a wait looks whether the end was asked for.
_GLANCE_SECONDS = 0.1


class Stop:
    """Tells a running batch to end early. Safe to call from a signal handler or another thread.

    It has no lock: a handler that sets a `threading.Event` while the main thread is waiting for that event can meet
    the event's own lock, held by the very thread that it interrupted, and never return.
    """

    def __init__(self) -> None:
        """Begin unset."""
        self._asked = False
        self._process: subprocess.Popen[str] | None = None

    def set(self) -> None:
        """Ask for the end: finish what is under way, record it, report."""
        self._asked = True
        process = self._process
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)

    def is_set(self) -> bool:
        """Whether the end was asked for."""
        return self._asked

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the end is asked for, at most `timeout` seconds; say whether it was."""
        until = time.monotonic() + timeout if timeout is not None else math.inf
        while not self._asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(_GLANCE_SECONDS, left))
        return self._asked

    @contextlib.contextmanager
    def over(self, process: subprocess.Popen[str]) -> Iterator[None]:
        """Make this the stop of a process while it runs."""
        self._process = process
        try:
            if self.is_set():
                process.send_signal(signal.SIGTERM)
            yield
        finally:
            self._process = None


def run_batch(job: BatchJob, *, on_progress: Callable[[Progress], None], stop: Stop | None = None) -> BatchReport:
    """Run one batch in a subprocess and return its report. Raises `BatchError` when it ends without one."""
    stop = stop or Stop()
    process = subprocess.Popen(
        [sys.executable, "-m", "scheduler.child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    with process, stop.over(process), _limit(process, job.time_limit + _GRACE):
        _tell(process, job)
        last: dict[str, Any] = {}
        for told in _events(process):
            if told["event"] == "log":
                _log(told["level"], **told["fields"])
                continue
            last = told
            if last["event"] == "visit":
                on_progress(Progress.from_json({k: v for k, v in last.items() if k != "event"}))
        code = process.wait()
    if last.get("event") == "failed":
        raise BatchError(f"the batch failed: {last['message']}")
    if not last and code == -signal.SIGTERM and stop.is_set():
        # Told to end while it was still starting: it has asked for nothing.
        return BatchReport(left=len(job.documents), ended="stopped")
    if last.get("event") != "report":
        raise BatchError(f"the batch ended without a report ({_how(code)}); what it recorded stays")
    log.info("batch ended", visits=last["visits"], left=last["left"], stopped=last["stopped"])
    return BatchReport(last["visits"], last["left"], "stopped" if last["stopped"] else "done")


def _events(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    """Yield what the batch tells; a line that its death has torn is none."""
    for line in process.stdout or ():
        if line.endswith("\n"):
            yield json.loads(line)


def _log(level: str, *, event: str, **fields: object) -> None:
    """Log what a batch has to say as our own."""
    if level in _LEVELS:
        getattr(log, level)(event, **fields)


def _how(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"


def _tell(process: subprocess.Popen[str], job: BatchJob) -> None:
    """Hand over the job; standard input stays open, for its end tells the child that we have gone."""
    if process.stdin is None:
        raise BatchError("the batch's standard input is closed")
    try:
        process.stdin.write(job.to_json() + "\n")
        process.stdin.flush()
    except BrokenPipeError:
        # It died at once; the missing report says so. What is left in the buffer would fail again at the end.
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()


@contextlib.contextmanager
def _limit(process: subprocess.Popen[str], longest: timedelta) -> Iterator[None]:
    """Kill a batch that neither ends nor answers within its time."""
    timer = threading.Timer(longest.total_seconds(), process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
