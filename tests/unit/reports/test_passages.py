"""Passages are marked and cut without losing what matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import passages
from reports.passages import Piece


def test_words_are_marked_where_they_stand_as_words() -> None:
    assert passages.mark("nothing is not here", ["not"]) == (
        Piece("nothing is "),
        Piece("not", marked=True),
        Piece(" here"),
    )


def test_each_word_is_looked_for_behind_the_one_before() -> None:
    marked = [piece.text for piece in passages.mark("a b a b", ["b", "b"]) if piece.marked]

    assert marked == ["b", "b"]


def test_a_word_that_does_not_stand_there_is_passed_over() -> None:
    assert passages.mark("one two", ["three", "two"]) == (Piece("one "), Piece("two", marked=True))


def test_chinese_words_are_marked_inside_the_line() -> None:
    assert Piece("不", marked=True) in passages.mark("我们不支持该倡议", ["不"])


@given(st.text(), st.lists(st.text(max_size=5), max_size=5))
def test_marking_keeps_the_text(text: str, wanted: list[str]) -> None:
    assert "".join(piece.text for piece in passages.mark(text, wanted)) == text


@given(st.text(max_size=400), st.integers(min_value=2, max_value=300))
def test_a_cut_text_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(passages.cut(text, limit)) <= limit


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("short", "short"),
        ("many words in a row", "many words…"),
        ("没有空格的一行文字很长很长", "没有空格的一行文字很长…"),
    ],
)
def test_a_text_is_cut_at_a_words_end(text: str, cut: str) -> None:
    assert passages.cut(text, 12) == cut


def test_what_lies_far_from_the_mark_is_left_out() -> None:
    far = "the beginning of a very long sentence " * 10
    pieces = passages.mark(f"{far}does not {far}", ["not"])

    shown = passages.plain(passages.shorten(pieces, 120))

    assert "does [not]" in shown
    assert len(shown) < 200


@given(st.lists(st.builds(Piece, st.text(max_size=200), st.booleans()), max_size=8), st.integers(20, 200))
def test_shortening_keeps_every_mark_that_fits(pieces: list[Piece], limit: int) -> None:
    kept = [piece.text for piece in passages.shorten(pieces, limit) if piece.marked]

    assert kept == [passages.cut(piece.text, limit) for piece in pieces if piece.marked] or kept == [
        piece.text for piece in pieces if piece.marked
    ]


def test_an_unmarked_passage_keeps_its_beginning() -> None:
    assert passages.shorten([Piece("one two three four five six")], 14) == (Piece("one two three…"),)
