"""Places of quoted words in terms of the Web Annotation model, and links to them."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle import changes
from chronicle.changes import as_json, selectors
from fakes import readings

URL = "https://source.example/a"
PAGE = readings.reading("Before it. The quoted words stand here, well-known to all. After it.")
SEGMENT = changes.find_quote("The quoted words stand here, well-known to all.", PAGE).segments[0]


def test_a_found_segment_carries_both_selectors() -> None:
    quote, position = SEGMENT.text_quote, SEGMENT.text_position

    assert quote is not None
    assert position is not None
    assert (quote.prefix, quote.suffix) == ("Before it. ", ". After it.")
    assert PAGE.body_text[position.start : position.end] == quote.exact
    assert selectors.of(SEGMENT, PAGE.body_text) == [quote, position]


def test_selectors_are_printed_as_the_annotation_model_says() -> None:
    shown = as_json.to_json(SEGMENT)

    assert isinstance(shown, dict)
    assert shown["selector"] == [
        {
            "exact": "The quoted words stand here, well-known to all",
            "prefix": "Before it. ",
            "suffix": ". After it.",
            "type": "TextQuoteSelector",
        },
        {"start": 11, "end": 57, "type": "TextPositionSelector"},
    ]


def test_positions_count_code_points_not_code_units() -> None:
    page = readings.reading("\U0001d54f\U0001f600 opens the page. The quoted words stand here, well-known to all.")

    position = changes.find_quote("The quoted words stand here, well-known to all.", page).segments[0].text_position

    assert position is not None
    assert position.start == len("\U0001d54f\U0001f600 opens the page. ")


def test_a_link_leads_to_the_words_and_escapes_its_own_grammar() -> None:
    link = selectors.fragment_link(f"{URL}#top", SEGMENT)

    assert link == f"{URL}#:~:text=The%20quoted%20words%20stand%20here%2C%20well%2Dknown%20to%20all"


def test_an_ampersand_does_not_begin_another_directive() -> None:
    page = readings.reading("Ministers spoke of peace & trade across all of the regions.")

    link = selectors.link(URL, changes.find_quote("peace & trade across all of the regions", page))

    assert link == f"{URL}#:~:text=peace%20%26%20trade%20across%20all%20of%20the%20regions"


def test_a_long_passage_is_named_by_its_two_ends() -> None:
    words = "They agreed that the network is run by all who use it and that nobody may cut a country off from it"

    link = selectors.link(URL, changes.find_quote(words, readings.reading(f"It began. {words}. It ended.")))

    assert link is not None
    assert unquote(link.partition("=")[2]) == "They agreed that the network,a country off from it"


def test_words_that_stand_twice_are_told_apart_by_what_stands_before_them() -> None:
    text = "The ministers met in Moscow. They will meet again soon. In the evening they will meet again soon."

    start = text.rindex("they")
    directive = selectors.directive(text, start, len(text) - 1)

    assert unquote(directive) == "text=In the evening-,they will meet again soon"


def test_more_words_before_are_named_where_few_do_not_tell_apart() -> None:
    text = "On Monday all of them said yes to it. On Friday all of them said yes to it."

    directive = selectors.directive(text, text.rindex("yes"), text.rindex("yes") + 3)

    assert unquote(directive) == "text=On Friday all of them said-,yes"


def test_a_passage_that_begins_its_page_twice_is_told_apart_by_what_follows() -> None:
    text = "Yes to the treaty.\n\nYes to the talks."

    assert unquote(selectors.directive(text, 0, 3)) == "text=Yes,-to the treaty."


def test_a_passage_over_two_paragraphs_is_named_within_each() -> None:
    text = "We, the heads of state,\n\nagree on this text as it stands."

    told = unquote(selectors.directive(text, 0, len(text)))

    assert told == "text=We, the heads of state,,this text as it stands."


def test_a_long_chinese_passage_is_cut_at_its_signs() -> None:
    text = "各方强调，" + "互联网治理应当公平合理地进行" * 25 + "，并支持联合国发挥作用"

    assert unquote(selectors.directive(text, 0, len(text))) == "text=各方强调,并支持联合国发挥作用"


def test_of_a_paged_document_the_link_names_the_page() -> None:
    segment = changes.QuoteSegment("words", changes.QuoteStateName.INTACT, 3, 8, found="words", page=4)

    assert selectors.fragment_link(f"{URL}.pdf", segment) == f"{URL}.pdf#page=4"


def test_a_quotation_in_parts_is_one_link_with_a_directive_for_each() -> None:
    page = readings.reading("The first part of it stands here. Much is between. The second part of it stands there.")

    state = changes.find_quote("The first part of it stands here. […] The second part of it stands there.", page)

    assert (selectors.link(URL, state) or "").count("text=") == 2


def test_words_found_in_a_linked_document_are_linked_there() -> None:
    other = readings.reading("The quoted words stand here, well-known to all.", url="https://other.example/b")
    state = changes.find_quote(
        "The quoted words stand here, well-known to all.", readings.reading("Nothing of it."), others=(other,)
    )

    assert (selectors.link(URL, state) or "").startswith("https://other.example/b#:~:text=")


def test_a_missing_segment_has_neither() -> None:
    state = changes.find_quote("Nothing of this stands on the page at all.", PAGE)

    assert selectors.of(state.segments[0], PAGE.body_text) == []
    assert selectors.fragment_link(URL, state.segments[0]) is None
    assert selectors.link(URL, state) is None


@pytest.mark.parametrize("text", ["", "\n\n", " "])
def test_nothing_is_named_by_nothing(text: str) -> None:
    assert selectors.directive(text, 0, len(text)) == ""


@given(st.text("ab ,-&。\n\u4e2d", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_a_directive_names_stands_in_the_text(text: str, one: int, other: int) -> None:
    """Each part, decoded, is a run of words of the text."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    told = selectors.directive(text, start, end).removeprefix("text=")
    parts = [unquote(part.removeprefix("-").removesuffix("-")) for part in told.split(",") if part]

    assert [part for part in parts if part not in " ".join(text.split())] == []
