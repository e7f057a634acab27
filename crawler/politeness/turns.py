"""Turns: one request at a time per host, and a gap from the end of one to the start of the next."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.politeness.leases import Leases
from crawler.settings import CrawlSettings
from crawler.transport.failure import LeftForLaterError
from store.clock import Clock

# Timers may fire a little early, and the other side measures too.
_MARGIN_SECONDS = 0.005


@dataclass(slots=True)
class _Host:
    """`free_at` is when anything may be asked, `page_free_at` when a page may (crawl-delay); both monotonic."""

    free_at: float
    page_free_at: float
    crawl_delay: float = 0.0
    asked: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Turns:
    """Hands out turns. `ending` is set when the batch ends: nobody waits any longer."""

    settings: CrawlSettings
    leases: Leases
    clock: Clock
    ending: asyncio.Event
    _hosts: dict[str, _Host] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str, *, page: bool = True) -> AsyncIterator[None]:
        """Wait for this host's turn and keep it. Raises `LeftForLaterError`.

        robots.txt (`page` False) knows no crawl-delay, or a host with a long one would never be read.
        """
        if self.leases.hold(host) is None:
            raise LeftForLaterError(f"{host} is being visited by another worker")
        state = self._state(host)
        async with state.turn:
            await self._wait(host, state, page=page)
            if self.leases.hold(host) is None:
                raise LeftForLaterError(f"{host} has been taken over by another worker")
            try:
                state.asked = True
                yield
            finally:
                self._rest(host, state, page=page)

    def hold_off(self, host: str, seconds: float) -> None:
        """Leave this host alone for a time that it asked for."""
        state = self._state(host)
        until = time.monotonic() + seconds
        state.free_at = max(state.free_at, until)
        state.page_free_at = max(state.page_free_at, until)

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Keep this crawl-delay between pages of this host from now on."""
        self._state(host).crawl_delay = crawl_delay

    def next_allowed(self) -> dict[str, datetime]:
        """Return when each host may be asked again."""
        now, monotonic = self.clock.now(), time.monotonic()
        return {
            host: now + timedelta(seconds=max(0.0, state.page_free_at - monotonic))
            for host, state in self._hosts.items()
            if state.asked or state.page_free_at > monotonic
        }

    def _state(self, host: str) -> _Host:
        """Return what is known of a host; earlier batches and other processes have left their word in the store."""
        if host not in self._hosts:
            allowed = self.leases.hosts.next_allowed_at(host)
            wait = (allowed - self.clock.now()).total_seconds() if allowed else 0.0
            free_at = time.monotonic() + max(0.0, wait)
            self._hosts[host] = _Host(free_at, free_at)
        return self._hosts[host]

    async def _wait(self, host: str, state: _Host, *, page: bool) -> None:
        """Sleep until the host is free; somebody may ask for more patience meanwhile."""
        while not self.ending.is_set():
            wait = (state.page_free_at if page else state.free_at) - time.monotonic()
            if wait <= 0:
                return
            if wait > self.settings.longest_wait_seconds:
                raise LeftForLaterError(f"{host} may be asked again in {wait:.0f} s")
            try:
                async with asyncio.timeout(wait + _MARGIN_SECONDS):
                    await self.ending.wait()
            except TimeoutError:
                continue
        raise LeftForLaterError("the batch ends")

    def _rest(self, host: str, state: _Host, *, page: bool) -> None:
        now, gap = time.monotonic(), self.settings.gap(host)
        state.free_at = max(state.free_at, now + gap)
        state.page_free_at = max(state.page_free_at, now + max(gap, state.crawl_delay if page else 0.0))
