"""Differences that no reader would call a change raise nothing, and can be looked at all the same."""

import dataclasses
from collections.abc import Iterator

import pytest

from fakes.watchpost import SETTINGS, Watchpost, text
from fakes.web import Page, Web

URL = "http://www.calm.example/page"
SENTENCES = (
    "The ministers met in spring to talk about the rules that hold on the network, and about those that do not.",
    "Trade on the network must stay open to all members, large and small, and to those who want to become members.",
    "They will meet again next year in another city, and report on what was done since, city by city.",
)


@pytest.fixture(scope="module", autouse=True)
def visited(post: Watchpost) -> Iterator[None]:
    post.watch(URL)
    with Web() as web:
        settings = dataclasses.replace(SETTINGS, host_map=web.map("www.calm.example"))
        for day, sentences in enumerate((SENTENCES, (SENTENCES[2], *SENTENCES[:2]))):
            web.put("www.calm.example/page", Page(text(*sentences)))
            post.visit(settings, day=7 * day)
        yield


@pytest.mark.hazard(42)
def test_a_moved_paragraph_is_the_same_text(post: Watchpost) -> None:
    assert post.endings(URL) == ["new", "same"]
    assert post.store.findings.count(statuses=("unconfirmed", "open")) == 0


def test_what_was_held_back_is_recorded(post: Watchpost) -> None:
    [change] = post.store.visits.changes(post.document(URL).id)

    assert [held.kind for held in change.comparison.held_back] == ["moved"]


def test_the_last_good_reading_stays_the_first(post: Watchpost) -> None:
    """Later changes are told from what was read first, not from a rearranged copy of it."""
    document = post.document(URL)

    assert [reading.id for reading in post.store.visits.readings(document.id)] == [document.reading_id]
