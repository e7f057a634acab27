"""Places of quoted words in terms of the Web Annotation model."""

from chronicle import changes
from chronicle.changes import selectors
from fakes import readings

PAGE = readings.reading("Before it. The quoted words stand here, well-known to all. After it.")
SEGMENT = changes.find_quote("The quoted words stand here, well-known to all.", PAGE).segments[0]


def test_a_found_segment_has_both_selectors() -> None:
    exact, position = selectors.of(SEGMENT, PAGE.body_text)

    assert exact["prefix"] == "Before it. "
    assert PAGE.body_text[int(position["start"]) : int(position["end"])] == exact["exact"]


def test_a_link_leads_to_the_words_and_escapes_its_own_grammar() -> None:
    link = selectors.fragment_link("https://source.example/a#top", SEGMENT)

    assert link == ("https://source.example/a#:~:text=The%20quoted%20words%20stand%20here%2C%20well%2Dknown%20to%20all")


def test_a_missing_segment_has_neither() -> None:
    missing = changes.find_quote("Nothing of this stands on the page at all.", PAGE).segments[0]

    assert selectors.of(missing, PAGE.body_text) == []
    assert selectors.fragment_link("https://source.example/a", missing) is None
