"""How batches end: told to stop, out of turn, or without the host; nothing is lost and nothing is done twice."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Web

PAGE = Page(text("Participants agree that the Internet is governed by all who use it.", "They will meet next year."))


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


def test_a_batch_that_is_told_to_stop_finishes_what_is_under_way(own_post: Watchpost, web: Web) -> None:
    urls = [f"http://www.a.example/{number}" for number in range(20)]
    for url in urls:
        web.put(url.removeprefix("http://"), PAGE)
    web.put("www.b.example/slow", dataclasses.replace(PAGE, delay=1.0))
    own_post.watch(*urls, "http://www.b.example/slow")
    settings = dataclasses.replace(SETTINGS, gap_seconds=0.2, host_map=web.map("www.a.example", "www.b.example"))

    done = own_post.visit(settings, stop_after=0.8)

    report = done.report
    assert report.stopped
    assert own_post.ending("http://www.b.example/slow") == ("new", "first-reading")
    assert report.visits + len(report.left) == 21
    assert len(report.left) > 0

    again = own_post.visit(settings, day=1, documents=report.left, stop_after=0.5)
    assert not {each.document_id for each in again.progress} & {each.document_id for each in done.progress}


def test_a_host_that_another_worker_took_over_is_left_alone(own_post: Watchpost, web: Web) -> None:
    web.put("www.a.example/page", PAGE)
    web.put("www.b.example/page", PAGE)
    own_post.watch("http://www.a.example/page", "http://www.b.example/page")
    settings = dataclasses.replace(SETTINGS, host_map=web.map("www.a.example", "www.b.example"))

    report = own_post.visit(settings, take_over=["www.a.example"]).report

    assert report.abandoned == ("www.a.example",)
    assert own_post.store.visits.of(own_post.document("http://www.a.example/page").id) == []
    assert own_post.ending("http://www.b.example/page") == ("new", "first-reading")


def test_a_server_that_asks_for_patience_is_left_for_later(own_post: Watchpost, web: Web) -> None:
    busy = Page(status=503, headers=(("Retry-After", "3600"),))
    web.put("www.a.example/1", busy)
    web.put("www.a.example/2", PAGE)
    web.put("www.delay.example/robots.txt", Page(b"User-agent: *\nCrawl-delay: 7200\n"))
    web.put("www.delay.example/1", PAGE)
    web.put("www.delay.example/2", PAGE)
    urls = [f"http://www.{host}.example/{number}" for host in ("a", "delay") for number in (1, 2)]
    ids = own_post.watch(*urls)
    settings = dataclasses.replace(SETTINGS, host_map=web.map("www.a.example", "www.delay.example"))

    report = own_post.visit(settings).report

    waits = {host: (at - BEGIN).total_seconds() for host, at in report.next_allowed.items()}
    assert set(report.left) == {ids[1], ids[3]}
    assert own_post.ending(urls[0]) == ("broken", "http-503")
    assert 3595 < waits["www.a.example"] < 3605
    assert 7195 < waits["www.delay.example"] < 7205


def test_the_gap_holds_from_one_batch_to_the_next(own_post: Watchpost, web: Web) -> None:
    """The store remembers when a host may be asked again; here that is beyond what a batch waits for."""
    web.put("www.a.example/page", PAGE)
    own_post.watch("http://www.a.example/page")
    slow = dataclasses.replace(SETTINGS, gap_seconds=0.1, host_map=web.map("www.a.example"))
    lease = own_post.store.hosts.acquire("www.a.example", owner="earlier", now=BEGIN, ttl=slow_ttl())
    assert lease is not None
    own_post.store.hosts.release(lease, next_allowed_at=BEGIN + 10 * slow_ttl())

    report = own_post.visit(slow).report

    assert (report.requests, len(report.left), web.log) == (0, 1, [])


def slow_ttl() -> timedelta:
    return timedelta(minutes=1)
