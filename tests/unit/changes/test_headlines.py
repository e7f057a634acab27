"""Headlines that one reading takes for the title and another for a heading of the text."""

import dataclasses

from chronicle import changes
from chronicle.documents.model import Reading
from fakes import readings

TEXT = "The forum keeps these rules for networks that several states share."


def page(title: str, *paragraphs: str) -> Reading:
    return dataclasses.replace(readings.reading(*paragraphs, TEXT), title=title)


def test_a_heading_that_is_read_as_the_title_now_is_no_change() -> None:
    found = changes.compare(
        page("Source: papers and talks", "Rules on shared networks"), page("Rules on shared networks")
    )

    assert found.edits == ()


def test_a_heading_that_was_read_as_the_title_is_no_change() -> None:
    found = changes.compare(
        page("Rules on shared networks"), page("Source: papers and talks", "Rules on shared networks")
    )

    assert found.edits == ()


def test_a_headline_that_says_something_else_is_a_change() -> None:
    found = changes.compare(page("Rules on shared networks"), page("Draft rules on shared networks"))

    assert [e.after for e in found.edits] == ["Draft"]
