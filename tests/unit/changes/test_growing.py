"""Texts that announce that they go on."""

from datetime import timedelta

import pytest

from chronicle import changes
from chronicle.changes import labels
from fakes import documents, readings

RULES = changes.DecideRules()
TEXT = (
    "The president opened the meeting in the morning and thanked all who had come from near and far.",
    "Delegations from all member states took part in the discussion, which lasted for two full days.",
)
UNFINISHED = readings.reading(*TEXT, "To be continued.")


@pytest.mark.hazard(40)
def test_a_text_that_goes_on_is_visited_hourly_for_a_day() -> None:
    """Counted from when it last grew: the reading of these states is a week old."""
    fresh = changes.decide(documents.state(), documents.fetched(), UNFINISHED, now=documents.NOW, rules=RULES)
    stale = changes.decide(documents.state(UNFINISHED), documents.fetched(), UNFINISHED, now=documents.NOW, rules=RULES)

    assert (fresh.revisit_after, stale.revisit_after) == (timedelta(hours=1), None)


@pytest.mark.hazard(40)
def test_a_text_that_has_grown_is_visited_hourly_again() -> None:
    grown = readings.reading(*TEXT, "Then the floor was given to the guests, who spoke at length.", "To be continued.")

    decided = changes.decide(documents.state(UNFINISHED), documents.fetched(), grown, now=documents.NOW, rules=RULES)

    assert decided.comparison is not None
    assert ("growing" in decided.comparison.labels, decided.revisit_after) == (True, timedelta(hours=1))


def test_a_text_that_is_whole_has_no_hurry() -> None:
    decided = changes.decide(
        documents.state(), documents.fetched(), readings.reading(*TEXT), now=documents.NOW, rules=RULES
    )

    assert decided.revisit_after is None


@pytest.mark.parametrize("text", ["Продолжение следует", "Text. 待续", "Fortsetzung folgt …"])
def test_an_announcement_is_known_in_the_languages_of_the_sources(text: str) -> None:
    assert labels.is_unfinished(text)
