"""The end can be asked for at any moment, also from a signal handler that interrupts the wait for it."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from scheduler.workers import Stop


@contextmanager
def handling(number: signal.Signals, stop: Stop) -> Iterator[None]:
    """Let a signal ask for the end."""
    before = signal.signal(number, lambda *_: stop.set())
    try:
        yield
    finally:
        signal.signal(number, before)


def test_a_signal_that_interrupts_the_wait_ends_it() -> None:
    """Many short waits and many signals: with a lock inside, one of them would meet its own lock."""
    for _ in range(200):
        stop = Stop()
        with handling(signal.SIGUSR1, stop):
            killer = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1))
            killer.start()
            while not stop.wait(timeout=0.001):
                pass
            killer.join()

        assert stop.is_set()


def test_a_wait_without_an_end_gives_up_after_its_time() -> None:
    """It says that nobody asked."""
    began = time.monotonic()

    assert not Stop().wait(timeout=0.01)
    assert time.monotonic() - began >= 0.01
