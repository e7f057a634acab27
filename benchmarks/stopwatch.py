"""Measures processor time."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of processor time that some work took, and what it returned."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done
