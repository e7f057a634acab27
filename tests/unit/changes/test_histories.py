"""A document's history of versions beside its text."""

import pytest

from chronicle import changes
from chronicle.documents.model import Reading
from fakes import readings

TEXT = "The forum keeps these rules for networks that several states share."
LISTED = "Versions: 4 Aug 2025, 26 Jun 2025, 19 May 2025, 31 Dec 2024"


def page(line: str) -> Reading:
    return readings.reading(TEXT, body_text=f"{TEXT}\n{line}")


@pytest.mark.parametrize(
    ("line", "edit"),
    [
        (LISTED.replace("4 Aug 2025, ", "4 Aug 2025, 1 Aug 2025, "), ("insert", "", "1 Aug 2025")),
        (LISTED.replace("4 Aug 2025, ", ""), ("delete", "4 Aug 2025", "")),
    ],
)
def test_a_version_more_or_fewer_is_a_change(line: str, edit: tuple[str, str, str]) -> None:
    found = changes.compare(page(LISTED), page(line))

    assert [(e.kind, e.before, e.after) for e in found.edits] == [edit]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Last updated 3 May 2025", "Last updated 4 May 2025"),
        ("Next talks: 3 May 2025, 4 May 2025, 5 May 2025", "Next talks: 4 May 2025, 5 May 2025, 6 May 2025"),
        (LISTED, "Versions: 1 Jan 2020, 1 Feb 2020, 1 Mar 2020"),
    ],
)
def test_other_dates_beside_a_text_are_held_back_and_listed(old: str, new: str) -> None:
    found = changes.compare(page(old), page(new))

    assert (found.is_change, len(found.held_back)) == (False, 1)


def test_a_history_that_was_raised_is_not_held_back_too() -> None:
    found = changes.compare(page(LISTED), page(LISTED.replace(", 31 Dec 2024", "")))

    assert (found.is_change, found.held_back) == (True, ())
