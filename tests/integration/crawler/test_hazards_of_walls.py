"""A host that shows a challenge is left alone for a while, and the editor's text stays what it was."""

import dataclasses
from collections.abc import Iterator

import pytest

from crawler.facts import CrawlReport
from fakes.answers import PROSE
from fakes.watchpost import BEGIN, SETTINGS, Watchpost, text
from fakes.web import Page, Web

URLS = [f"http://www.walled.example/{number}" for number in range(4)]
WALL = Page(b"<html><head><script>window['bobcmn'] = '101110';</script></head><body></body></html>")


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


@pytest.fixture(scope="module", autouse=True)
def reports(post: Watchpost, web: Web) -> list[CrawlReport]:
    """A good batch, and a week later one that meets the wall."""
    post.watch(*URLS)
    # Long enough for the first answer to be read before the second request is due.
    settings = dataclasses.replace(SETTINGS, gap_seconds=1.0, host_map=web.map("www.walled.example"))
    for url in URLS:
        web.put(url.removeprefix("http://"), Page(text(*PROSE)))
    first = post.visit(settings).report
    for url in URLS:
        web.put(url.removeprefix("http://"), WALL)
    web.log.clear()
    return [first, post.visit(settings, day=7).report]


@pytest.mark.hazard(5)
def test_a_challenge_ends_the_visits_of_its_host(web: Web, reports: list[CrawlReport]) -> None:
    assert [seen.path for seen in web.log if seen.path != "/robots.txt"] == ["/0"]
    assert (reports[1].outcomes, len(reports[1].left)) == ({"blocked": 1}, 3)


@pytest.mark.hazard(5)
def test_the_host_is_left_alone_for_an_hour(reports: list[CrawlReport]) -> None:
    wait = reports[1].next_allowed["www.walled.example"] - BEGIN

    assert 3590 < wait.total_seconds() - 7 * 86_400 < 3620


@pytest.mark.hazard(5)
def test_a_challenge_leaves_the_last_good_reading(post: Watchpost) -> None:
    document = post.document(URLS[0])

    assert [visit.outcome.reason for visit in post.store.visits.of(document.id)] == ["challenge", "first-reading"]
    assert len(post.store.visits.readings(document.id)) == 1
    assert document.reading_id is not None
