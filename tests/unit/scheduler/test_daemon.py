"""The daemon rings its bells and ends when it is told to."""

import os
import signal
import threading
from datetime import timedelta

from scheduler.daemon import Bell, Daemon
from scheduler.workers import Stop


def test_bells_ring_at_once_and_a_stop_ends_the_daemon() -> None:
    """What is due at the start is not left until the first interval is over."""
    stop, rung = Stop(), threading.Event()

    def ring() -> None:
        rung.set()
        stop.set()

    Daemon([Bell("tick", timedelta(hours=1), ring)], stop=stop).run()

    assert rung.is_set()


def test_a_signal_waits_for_the_bell_under_way() -> None:
    """SIGTERM ends the daemon after the work in hand, not in the middle of it."""
    stop, finished = Stop(), threading.Event()

    def ring() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        stop.wait(timeout=10)
        finished.set()

    Daemon([Bell("tick", timedelta(hours=1), ring)], stop=stop).run()

    assert finished.is_set()


def test_a_bell_that_fails_is_rung_again() -> None:
    """One failed job does not end the daemon."""
    stop, times = Stop(), []

    def ring() -> None:
        times.append(1)
        if len(times) > 1:
            stop.set()
        raise OSError("the disk is away")

    Daemon([Bell("tick", timedelta(seconds=0.05), ring)], stop=stop).run()

    assert len(times) >= 2
