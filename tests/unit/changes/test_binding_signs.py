"""Signs that part or bind words: a sentence whose signs changed was edited, a short passage was set anew."""

import pytest

from chronicle import changes
from chronicle.documents.model import Reading
from fakes import readings


def page(text: str, *, media_type: str = "text/html") -> Reading:
    return readings.reading(text, media_type=media_type)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The third party services of the forum are bound", "The third-party services of the forum are bound"),
        ("The users' data of the forum are kept for years", "The users data of the forum are kept for years"),
        ("The partners and/or members of the forum are heard", "The partners and or members of the forum are heard"),
        ("The members (all of them) of the forum are heard", "The members all of them of the forum are heard"),
    ],
)
def test_a_sign_that_came_or_went_within_a_sentence_is_raised(old: str, new: str) -> None:
    assert changes.compare(page(old), page(new)).is_change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- The members of the forum are heard every year", "The members of the forum are heard every year"),
        ("The members of the forum • are heard every year", "The members of the forum are heard every year"),
        ("Third party services", "Third-party services"),
    ],
)
def test_marks_of_lists_and_signs_of_short_lines_are_held_back_and_listed(old: str, new: str) -> None:
    found = changes.compare(page(old), page(new))

    assert (found.is_change, [held.kind for held in found.held_back]) == (False, ["punctuation"])


def test_a_hyphen_says_nothing_where_lines_are_broken_by_the_format() -> None:
    old, new = "The third party services of the forum are bound", "The third-party services of the forum are bound"

    found = changes.compare(*(page(text, media_type="application/pdf") for text in (old, new)))

    assert not found.is_change
