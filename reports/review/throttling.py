"""Slows down guessing of passwords. Kept in memory: a restart forgives, and guessing stays slow all the same."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)
# What memory may hold; the longest untouched go first.
MOST_KEYS = 10_000

# A person mistypes a few times; one address may be an office; one name may be tried from everywhere.
FREE_TRIES = {"both": 5, "address": 20, "name": 50}


@dataclass(slots=True)
class _Tries:
    failed: int
    last_at: datetime


@dataclass(slots=True)
class Throttle:
    """Counts failed sign-ins by name, by address, and by both together."""

    _tries: OrderedDict[tuple[str, str], _Tries] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, name: str, address: str, *, now: datetime) -> timedelta:
        """Return how long this name must wait at this address before it may be tried again; zero when it may now."""
        with self._lock:
            return max((self._wait(key, now) for key in _keys(name, address)), default=timedelta())

    def failed(self, name: str, address: str, *, now: datetime) -> None:
        """Count a failed try."""
        with self._lock:
            for key in _keys(name, address):
                tries = self._tries.pop(key, None)
                forgotten = tries is None or now - tries.last_at > FORGOTTEN_AFTER
                self._tries[key] = _Tries(1 if forgotten or tries is None else tries.failed + 1, now)
            while len(self._tries) > MOST_KEYS:
                self._tries.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget what this person mistyped here."""
        with self._lock:
            self._tries.pop(("both", f"{address}\n{name.casefold()}"), None)

    def _wait(self, key: tuple[str, str], now: datetime) -> timedelta:
        tries = self._tries.get(key)
        if tries is None or tries.failed < FREE_TRIES[key[0]]:
            return timedelta()
        # 1024 half minutes are beyond the longest wait anyway.
        doublings = min(tries.failed - FREE_TRIES[key[0]], 10)
        wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
        return max(tries.last_at + wait - now, timedelta())


def _keys(name: str, address: str) -> tuple[tuple[str, str], ...]:
    folded = name.casefold()[:200]
    return ("both", f"{address}\n{folded}"), ("address", address), ("name", folded)
