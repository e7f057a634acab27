"""Searching for quotations in pages made to be slow."""

import time

import pytest

from chronicle import changes
from fakes import readings


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        ("a" * 700_000, "a" * 1_999 + "b"),
        ("a " * 350_000, "a " * 999 + "b"),
        ("国" * 100_000, "国" * 1_999 + "家"),
        ("one two three " * 33_000, ("two three " * 200)[:1_990] + "four"),
    ],
    ids=["letters", "single letters", "characters", "words"],
)
def test_a_search_among_repeated_letters_or_words_ends_soon(page: str, quote: str) -> None:
    start = time.process_time()
    found = changes.find_quote(quote, readings.reading(page))

    assert (found.state.stands, time.process_time() - start < 10) == (False, True)
