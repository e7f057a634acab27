"""Leases: one visitor at a time per host, and a fence against those who lost theirs."""

from datetime import timedelta

import pytest

from fakes import storing
from store import errors
from store.model.watching import Watch
from store.ports import Store

TTL = timedelta(minutes=10)
LATER = storing.START + TTL


def test_a_host_that_is_held_is_refused_to_others(store: Store) -> None:
    store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)

    assert store.hosts.acquire("a.example", owner="two", now=storing.START, ttl=TTL) is None
    assert store.hosts.acquire("b.example", owner="two", now=storing.START, ttl=TTL) is not None


def test_an_expired_lease_is_taken_over_with_a_greater_fence(store: Store) -> None:
    first = store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)

    second = store.hosts.acquire("a.example", owner="two", now=LATER, ttl=TTL)

    assert first is not None
    assert second is not None
    assert second.fence > first.fence


def test_a_lease_that_was_taken_over_is_neither_renewed_nor_released(store: Store) -> None:
    first = store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)
    store.hosts.acquire("a.example", owner="two", now=LATER, ttl=TTL)
    assert first is not None

    store.hosts.release(first, next_allowed_at=storing.day(1))

    assert store.hosts.renew(first, now=LATER, ttl=TTL) is None
    assert store.hosts.acquire("a.example", owner="three", now=LATER, ttl=TTL) is None
    assert store.hosts.next_allowed_at("a.example") is None


def test_a_renewed_lease_holds_longer(store: Store) -> None:
    first = store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)
    assert first is not None

    renewed = store.hosts.renew(first, now=LATER - timedelta(minutes=1), ttl=TTL)

    assert renewed is not None
    assert renewed.fence == first.fence
    assert store.hosts.acquire("a.example", owner="two", now=LATER, ttl=TTL) is None


def test_a_released_host_is_free_and_remembers_when_it_may_be_asked(store: Store) -> None:
    first = store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)
    assert first is not None
    store.hosts.release(first, next_allowed_at=storing.day(1))

    second = store.hosts.acquire("a.example", owner="two", now=storing.START, ttl=TTL)

    assert second is not None
    assert second.fence == first.fence + 1
    assert store.hosts.next_allowed_at("a.example") == storing.day(1)


def test_a_batch_with_an_old_fence_is_refused_whole(store: Store) -> None:
    number = store.documents.watch(Watch("https://a.example/"), at=storing.START)
    first = store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)
    store.hosts.acquire("a.example", owner="two", now=LATER, ttl=TTL)
    assert first is not None
    batch = [
        storing.visit(number, host="unleased.example"),
        storing.visit(number, host="a.example", fence=first.fence),
    ]

    with pytest.raises(errors.StaleLeaseError):
        store.visits.record(batch)

    assert store.visits.of(number) == []


def test_a_batch_with_the_present_fence_is_recorded(store: Store) -> None:
    number = store.documents.watch(Watch("https://a.example/"), at=storing.START)
    lease = store.hosts.acquire("a.example", owner="one", now=storing.START, ttl=TTL)
    assert lease is not None

    store.visits.record([storing.visit(number, host="a.example", fence=lease.fence)])

    assert len(store.visits.of(number)) == 1
