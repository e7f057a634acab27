"""Leases and turns, on the honest twins of clock and store."""

import asyncio
import itertools
import time
from datetime import UTC, datetime, timedelta

import pytest

from crawler.politeness.leases import Leases
from crawler.politeness.robots_memory import RobotsMemory
from crawler.politeness.turns import Turns
from crawler.settings import CrawlSettings
from crawler.transport.failure import LeftForLaterError
from store.clock import FixedClock
from store.memory.store import MemoryStore
from store.model.watching import Lease

BEGIN = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
TTL = timedelta(minutes=10)
HOST = "www.example.org"


def leases(store: MemoryStore, clock: FixedClock, *handed_in: Lease) -> Leases:
    return Leases(store.hosts, clock, TTL, "us", {lease.host: lease for lease in handed_in})


def taken(store: MemoryStore, *, owner: str = "us", at: datetime = BEGIN) -> Lease:
    lease = store.hosts.acquire(HOST, owner=owner, now=at, ttl=TTL)
    assert lease is not None
    return lease


def test_a_lease_is_prolonged_before_it_expires() -> None:
    store, clock = MemoryStore(), FixedClock(BEGIN)
    held = leases(store, clock, taken(store))

    clock.forward(TTL * 0.6)
    renewed = held.hold(HOST)

    assert renewed is not None
    assert renewed.expires_at == clock.now() + TTL


def test_a_lease_that_was_taken_over_is_lost_for_good() -> None:
    store, clock = MemoryStore(), FixedClock(BEGIN)
    held = leases(store, clock, taken(store))
    taken(store, owner="another", at=BEGIN + 2 * TTL)

    clock.forward(2 * TTL)

    assert (held.hold(HOST), held.hold(HOST), held.fence(HOST), held.lost) == (None, None, None, {HOST})


def test_a_host_without_a_lease_is_leased_and_given_back() -> None:
    store, clock = MemoryStore(), FixedClock(BEGIN)
    held = leases(store, clock)
    assert held.hold(HOST) is not None

    held.give_back({HOST: BEGIN + TTL})

    assert store.hosts.next_allowed_at(HOST) == BEGIN + TTL
    assert store.hosts.acquire(HOST, owner="another", now=BEGIN, ttl=TTL) is not None


def test_what_was_handed_in_is_left_to_whoever_handed_it_in() -> None:
    store, clock = MemoryStore(), FixedClock(BEGIN)
    held = leases(store, clock, taken(store))

    held.give_back({})

    assert store.hosts.acquire(HOST, owner="another", now=BEGIN, ttl=TTL) is None


async def make_turns(settings: CrawlSettings, *, turns: int, page: bool = True, delay: float = 0.0) -> list[float]:
    """Take turns all at once; return when each began."""
    store, clock = MemoryStore(), FixedClock(BEGIN)
    politely = Turns(settings, leases(store, clock), clock, asyncio.Event())
    politely.slow_down(HOST, delay)
    began: list[float] = []

    async def take() -> None:
        async with politely.turn(HOST, page=page):
            began.append(time.monotonic())
            await asyncio.sleep(0.02)

    await asyncio.gather(*(take() for _ in range(turns)))
    return began


def gaps(began: list[float]) -> list[float]:
    return [later - earlier for earlier, later in itertools.pairwise(began)]


def test_the_gap_runs_from_the_end_of_one_request_to_the_start_of_the_next() -> None:
    began = asyncio.run(make_turns(CrawlSettings(gap_seconds=0.05), turns=4))

    assert min(gaps(began)) >= 0.05 + 0.02


def test_a_crawl_delay_lengthens_the_gap_between_pages() -> None:
    began = asyncio.run(make_turns(CrawlSettings(gap_seconds=0.01), turns=3, delay=0.08))

    assert min(gaps(began)) >= 0.08


def test_a_crawl_delay_does_not_hold_up_robots_txt() -> None:
    began = asyncio.run(make_turns(CrawlSettings(gap_seconds=0.01), turns=3, delay=60, page=False))

    assert max(gaps(began)) < 1


def test_a_host_that_is_far_from_free_is_left_for_later() -> None:
    async def hurry() -> None:
        store, clock = MemoryStore(), FixedClock(BEGIN)
        politely = Turns(CrawlSettings(longest_wait_seconds=1), leases(store, clock), clock, asyncio.Event())
        politely.hold_off(HOST, 60)
        async with politely.turn(HOST):
            pass

    with pytest.raises(LeftForLaterError, match="60 s"):
        asyncio.run(hurry())


def test_nobody_waits_for_a_turn_when_the_batch_ends() -> None:
    async def end() -> float:
        store, clock, ending = MemoryStore(), FixedClock(BEGIN), asyncio.Event()
        politely = Turns(CrawlSettings(), leases(store, clock), clock, ending)
        politely.hold_off(HOST, 60)
        asyncio.get_running_loop().call_later(0.05, ending.set)
        began = time.monotonic()
        with pytest.raises(LeftForLaterError):
            async with politely.turn(HOST):
                pass
        return time.monotonic() - began

    assert asyncio.run(end()) < 5


def test_robots_txt_is_remembered_for_a_day() -> None:
    clock = FixedClock(BEGIN)
    memory = RobotsMemory(MemoryStore(), clock)
    memory.keep("https://www.example.org", "Disallow: /private")

    clock.forward(timedelta(hours=23))
    before = memory.recall("https://www.example.org")
    clock.forward(timedelta(hours=2))

    assert (before, memory.recall("https://www.example.org")) == ("Disallow: /private", None)


def test_robots_txt_of_another_origin_is_not_known() -> None:
    memory = RobotsMemory(MemoryStore(), FixedClock(BEGIN))
    memory.keep("https://www.example.org", "")

    assert (memory.recall("https://www.example.org"), memory.recall("http://www.example.org")) == ("", None)


def test_a_huge_robots_txt_is_asked_for_again() -> None:
    memory = RobotsMemory(MemoryStore(), FixedClock(BEGIN))
    memory.keep("https://www.example.org", "Disallow: /x\n" * 10_000)

    assert memory.recall("https://www.example.org") is None
