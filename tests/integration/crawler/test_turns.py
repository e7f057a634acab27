"""Hosts that ask for patience, or that another worker has: their documents stay due, the others are visited."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from crawler.facts import CrawlReport
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Web, redirect

PAGE = Page(text("Participants agree that the Internet is governed by all who use it.", "They will meet next year."))
HOSTS = ("busy", "delay", "resting", "taken", "foreign", "leading", "good")
URLS = [f"http://www.{host}.example/{number}" for host in HOSTS for number in (1, 2)]
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as server:
        for url in URLS:
            server.put(url.removeprefix("http://"), PAGE)
        server.put("www.busy.example/1", Page(status=503, headers=(("Retry-After", "3600"),)))
        server.put("www.delay.example/robots.txt", Page(b"User-agent: *\nCrawl-delay: 7200\n"))
        server.put("www.leading.example/1", redirect("http://www.foreign.example/1"))
        yield server


@pytest.fixture(scope="module", autouse=True)
def report(post: Watchpost, web: Web) -> CrawlReport:
    """One batch. Before it, one host was told to rest, and another worker took the lease of a second."""
    post.watch(*URLS)
    hosts = post.store.hosts
    resting = hosts.acquire("www.resting.example", owner="earlier", now=BEGIN, ttl=MINUTE)
    assert resting is not None
    hosts.release(resting, next_allowed_at=BEGIN + 10 * MINUTE)
    assert hosts.acquire("www.foreign.example", owner="another worker", now=BEGIN, ttl=10 * MINUTE)
    settings = dataclasses.replace(SETTINGS, host_map=web.map(*(f"www.{host}.example" for host in HOSTS)))
    return post.visit(settings, take_over=["www.taken.example"]).report


def left(post: Watchpost, report: CrawlReport, host: str) -> list[bool]:
    """Say of both documents of a host whether they stay due."""
    return [post.document(f"http://www.{host}.example/{number}").id in report.left for number in (1, 2)]


def asked(web: Web, host: str) -> list[str]:
    return [seen.path for seen in web.log if seen.host == f"www.{host}.example"]


@pytest.mark.hazard(49)
def test_a_server_that_asks_for_patience_gets_it(post: Watchpost, web: Web, report: CrawlReport) -> None:
    wait = (report.next_allowed["www.busy.example"] - BEGIN).total_seconds()

    assert asked(web, "busy") == ["/robots.txt", "/1"]
    assert post.ending("http://www.busy.example/1") == ("broken", "http-503")
    assert left(post, report, "busy") == [False, True]
    assert 3600 <= wait < 3620


@pytest.mark.hazard(53)
def test_a_long_crawl_delay_allows_one_page_a_batch(post: Watchpost, web: Web, report: CrawlReport) -> None:
    wait = (report.next_allowed["www.delay.example"] - BEGIN).total_seconds()

    assert asked(web, "delay") == ["/robots.txt", "/1"]
    assert left(post, report, "delay") == [False, True]
    assert 7200 <= wait < 7220


def test_the_gap_holds_from_one_batch_to_the_next(post: Watchpost, web: Web, report: CrawlReport) -> None:
    """The store remembers when a host may be asked again; here that is beyond what a batch waits for."""
    assert asked(web, "resting") == []
    assert left(post, report, "resting") == [True, True]


def test_a_host_that_another_worker_has_is_not_asked(post: Watchpost, web: Web, report: CrawlReport) -> None:
    assert asked(web, "foreign") == []
    assert left(post, report, "foreign") == [True, True]


def test_a_redirect_to_such_a_host_leaves_only_that_document(post: Watchpost, report: CrawlReport) -> None:
    assert left(post, report, "leading") == [True, False]


def test_what_was_fetched_of_a_host_that_was_taken_over_is_abandoned(post: Watchpost, report: CrawlReport) -> None:
    document = post.document("http://www.taken.example/1")

    assert report.abandoned == ("www.taken.example",)
    assert post.store.visits.of(document.id) == []
    assert left(post, report, "taken") == [True, True]


def test_the_others_are_visited(post: Watchpost, report: CrawlReport) -> None:
    assert post.ending("http://www.good.example/2") == ("new", "first-reading")
    assert report.outcomes == {"new": 4, "broken": 1}
