"""Quoted words traced through archived copies, also those from before anybody cited the page."""

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chronicle.changes.state import WatchedQuote
from chronicle.changes.tracing import QuoteTrace
from crawler.replay import tracing
from crawler.replay.tracing import Tracer
from fakes import newsroom, stories
from fakes.newsroom import FIRST_DAY, Newsroom
from store.model.watching import Document

URL = "https://house.example/2026/0302/41.html"
WORDS = "Every member keeps the right to open its own gate."
ENTRY = f"""\
Q1/2026 - Ein Treffen am Hafen

Treffen am Hafen, 2. März 2026

Es wurde beraten. [1]

[1] Statement of the house, 2. März 2026, "{WORDS}", in: {URL}
"""
WITHOUT = stories.page("Statement of the house", *stories.FILLER)
WITH = stories.page("Statement of the house", stories.FILLER[0], WORDS, *stories.FILLER[1:])


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    made = newsroom.build(tmp_path / "warc")
    made.watch(URL, source="the house", kind="page")
    yield made
    made.writer.close()
    made.store.close()


def document(room: Newsroom) -> Document:
    found = room.store.documents.find(URL)
    assert found is not None
    return found


def live(room: Newsroom, page: str, *, days: int) -> None:
    """Let so many days pass, on each of which the page is visited. A counter makes each answer another one."""
    for _ in range(days):
        room.pages[URL] = page.replace("<footer>", f"<footer>Page views: {room.visits + 1000} ")
        room.visit(document(room))
        room.clock.forward(timedelta(days=1))


def quote(room: Newsroom) -> WatchedQuote:
    return room.store.documents.states([document(room).id])[document(room).id].quotes[0]


def traced(room: Newsroom) -> tuple[QuoteTrace, int]:
    """Trace the quotation; return what was found and how many copies were read for it."""
    tracer = Tracer(room.store, room.archive, room.clock)
    return tracer.trace(quote(room), document(room)).trace, tracer.readings


def day(number: int) -> datetime:
    return FIRST_DAY + timedelta(days=number)


def test_words_are_found_in_copies_from_before_the_entry(room: Newsroom) -> None:
    live(room, WITHOUT, days=20)
    live(room, WITH, days=40)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=3)

    found, read = traced(room)

    assert found.absent_before is not None
    assert found.first is not None
    assert (found.absent_before.at, found.first.at) == (day(19), day(20))
    assert (found.last.at if found.last else None, found.missing_since) == (day(62), None)
    assert read <= math.log2(63) + 4


def test_what_was_read_is_not_read_again(room: Newsroom) -> None:
    live(room, WITHOUT, days=7)
    live(room, WITH, days=9)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=1)
    first, _ = traced(room)
    live(room, WITH, days=5)

    again, read = traced(room)

    assert (read, again.first) == (0, first.first)
    assert again.last is not None
    assert again.last.at == day(21)


def test_words_that_go_while_they_are_watched_need_no_reading(room: Newsroom) -> None:
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=5)
    live(room, WITHOUT, days=5)

    found, read = traced(room)

    assert found.last is not None
    assert found.missing_since is not None
    assert (read, found.last.at, found.missing_since.at) == (0, day(4), day(5))


def test_words_that_went_before_the_entry_came_are_found_all_the_same(room: Newsroom) -> None:
    live(room, WITHOUT, days=12)
    live(room, WITH, days=16)
    live(room, WITHOUT, days=12)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITHOUT, days=1)

    found, _ = traced(room)

    assert found.first is not None
    assert found.last is not None
    assert (found.first.at, found.last.at, found.is_unsteady) == (day(12), day(27), False)


def test_a_page_that_flaps_is_called_so(room: Newsroom) -> None:
    room.enter(ENTRY, name="entry.txt")
    for page in (WITH, WITHOUT, WITH):
        live(room, page, days=2)

    found, _ = traced(room)

    assert found.is_unsteady
    assert [gap.at for gap in found.gaps] == [day(2), day(3)]


def test_a_copy_that_cannot_be_read_is_passed_over(room: Newsroom, tmp_path: Path) -> None:
    live(room, WITHOUT, days=8)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=1)
    room.writer.close()
    for file in (tmp_path / "warc").glob("*.warc.gz"):
        file.unlink()

    found, _ = traced(room)

    assert found.first is not None
    assert (found.first.at, found.absent_before) == (day(8), None)


def test_what_is_due_is_traced_once(room: Newsroom) -> None:
    live(room, WITHOUT, days=2)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=1)
    tracer = Tracer(room.store, room.archive, room.clock)

    def trace_due(most: int) -> int:
        later = room.clock.now() + timedelta(minutes=1)
        return tracing.trace_due(tracer, [document(room).id], most_readings=most, until=later)

    assert [trace_due(0), trace_due(10), trace_due(100)] == [0, 1, 0]


def test_another_wording_in_the_entry_is_looked_for_anew(room: Newsroom) -> None:
    live(room, WITH, days=4)
    room.enter(ENTRY, name="entry.txt")
    live(room, WITH, days=1)
    traced(room)
    room.enter(ENTRY.replace("its own gate", "its own gates"), name="entry.txt")
    live(room, WITH, days=1)

    _, read = traced(room)

    assert read > 0
