"""When quoted words were first and last seen in archived copies, and how few of them have to be read for it."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.changes import tracing
from chronicle.changes.model import QuoteStateName
from chronicle.changes.tracing import Copy, QuoteTrace

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
STATES = {"1": QuoteStateName.INTACT, "0": QuoteStateName.GONE, "a": QuoteStateName.ALTERED}
STATES |= {"?": QuoteStateName.UNVERIFIABLE, "~": QuoteStateName.OTHER_LANGUAGE}


class Archive:
    """Copies a day apart, of which each shows the words (1), lacks them (0, a) or says nothing (?, ~)."""

    def __init__(self, shown: str, *, contents: Sequence[int] = ()) -> None:
        self.shown = shown
        numbers = contents or range(1000, 1000 + len(shown))
        self.copies = [Copy(i, START + timedelta(days=i), number) for i, number in enumerate(numbers)]
        self.read: list[int] = []

    def look(self, copy: Copy) -> QuoteStateName:
        self.read.append(copy.number)
        return STATES[self.shown[copy.number]]

    def trace(self, known: dict[int, QuoteStateName] | None = None) -> QuoteTrace:
        return tracing.trace(self.copies, self.look, known=known)


def edges(found: QuoteTrace) -> tuple[int | None, ...]:
    """Return the copies that a trace names: not yet, first, last, no longer."""
    named = (found.absent_before, found.first, found.last, found.missing_since)
    return tuple(one.copy if one is not None else None for one in named)


@pytest.mark.parametrize(
    ("shown", "named"),
    [
        ("1", (None, 0, 0, None)),
        ("1111", (None, 0, 3, None)),
        ("0011", (1, 2, 3, None)),
        ("1100", (None, 0, 1, 2)),
        ("00011000", (2, 3, 4, 5)),
        ("11aa", (None, 0, 1, 2)),
        ("??11", (None, 2, 3, None)),
        ("0?11", (0, 2, 3, None)),
        ("11?0", (None, 0, 1, 3)),
        ("0000", (None, None, None, 0)),
        ("????", (None, None, None, None)),
        ("", (None, None, None, None)),
    ],
)
def test_both_edges_are_found(shown: str, named: tuple[int | None, ...]) -> None:
    assert edges(Archive(shown).trace()) == named


@given(st.integers(0, 400), st.integers(1, 400))
def test_words_that_came_once_and_stayed_are_found_in_few_readings(before: int, standing: int) -> None:
    archive = Archive("0" * before + "1" * standing)

    found = archive.trace()

    assert edges(found) == (before - 1 if before else None, before, before + standing - 1, None)
    assert len(archive.read) <= math.log2(len(archive.shown)) + 5


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 300))
def test_words_that_came_and_went_are_found_in_few_readings_from_one_known_copy(
    before: int, standing: int, after: int
) -> None:
    archive = Archive("0" * before + "1" * standing + "0" * after)

    found = archive.trace({archive.copies[before + standing // 2].content: QuoteStateName.INTACT})

    assert found.first is not None
    assert found.last is not None
    assert (found.first.copy, found.last.copy) == (before, before + standing - 1)
    assert len(archive.read) <= 2 * math.log2(len(archive.shown)) + 8


def test_ten_thousand_copies_take_a_handful_of_readings() -> None:
    archive = Archive("0" * 3333 + "1" * 6667)

    found = archive.trace()

    assert edges(found) == (3332, 3333, 9999, None)
    assert len(archive.read) <= math.log2(10_000) + 4


def test_nothing_is_read_twice_when_its_answer_is_remembered() -> None:
    archive = Archive("0" * 40 + "1" * 60)
    remembered = {look.content: look.state for look in archive.trace().looks}
    archive.read.clear()

    again = archive.trace(remembered)

    assert (archive.read, edges(again), again.looks) == ([], (39, 40, 99, None), ())


def test_copies_of_equal_bytes_are_read_once() -> None:
    archive = Archive("0001111000", contents=[1, 1, 1, 2, 2, 2, 2, 1, 1, 1])

    found = archive.trace()

    assert edges(found) == (2, 3, 6, 7)
    assert len(archive.read) == 2


def test_the_neighbours_of_an_edge_are_looked_at() -> None:
    archive = Archive("0" * 50 + "1" * 50)

    archive.trace()

    assert {48, 49, 50, 51} <= set(archive.read)


def test_words_that_come_and_go_beside_an_edge_are_called_unsteady() -> None:
    archive = Archive("0000001011111111")

    found = archive.trace()

    assert found.is_unsteady
    assert [gap.copy for gap in found.gaps] == [7]
    assert edges(found)[:2] == (5, 6)


def test_a_known_gap_is_told_although_the_ends_agree() -> None:
    archive = Archive("1111110111")

    found = archive.trace({archive.copies[6].content: QuoteStateName.GONE})

    assert (found.is_unsteady, edges(found)) == (True, (None, 0, 9, None))


def test_words_that_stood_for_a_while_are_found_by_probing() -> None:
    archive = Archive("0" * 40 + "1" * 30 + "0" * 30)

    assert edges(archive.trace()) == (39, 40, 69, 70)


def test_words_that_are_nowhere_cost_a_fixed_number_of_readings() -> None:
    archive = Archive("0" * 5000)

    found = archive.trace()

    assert (found.first, found.copies) == (None, 5000)
    assert len(archive.read) <= 9


def test_copies_that_say_nothing_leave_the_edge_wide() -> None:
    archive = Archive("0" * 10 + "?" * 30 + "1" * 10)

    before, first, _, _ = edges(archive.trace())

    assert before in range(10)
    assert first in range(40, 50)


@given(st.text("01a?~", max_size=60))
def test_whatever_the_copies_show_the_trace_names_only_what_was_seen(shown: str) -> None:
    """Also where words come and go at will: each named copy shows what the trace says, in the order of time."""
    archive = Archive(shown)
    found = archive.trace()

    named = [one for one in (found.absent_before, found.first, *found.gaps, found.last, found.missing_since) if one]
    assert [STATES[shown[one.copy]] for one in named] == [one.state for one in named]
    assert [one.copy for one in named] == sorted(one.copy for one in named)
    assert len(archive.read) == len(set(archive.read))
