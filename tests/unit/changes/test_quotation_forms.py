"""The forms in which people write quotations down, and in which pages and files keep their words."""

import pytest

from chronicle import changes
from chronicle.changes import QuoteStateName
from fakes import readings

SENTENCE = "The member states underline that digital networks must stay open to every user of the region."
SECOND = "They agreed to set up a joint office that collects reports about serious incidents and shares them."
THIRD = "No delegation asked for a vote, and the text was adopted by common consent on the second day."
PAGE = readings.reading("An introduction stands here.", f"{SENTENCE} {SECOND}", THIRD, "A closing remark follows.")


def state_of(quote: str) -> QuoteStateName:
    return changes.find_quote(quote, PAGE).state


@pytest.mark.parametrize(
    "sign",
    [
        "…",
        "...",
        "[…]",
        "(...)",
        "[ . . . ]",
        "……",
        " // ",
        "(…)",
        "[..]",
        "{...}",
        "（……）",
        "【…】",
        "‥",
        "···",
        "[---]",
    ],
)
def test_an_ellipsis_in_any_form_parts_a_quotation(sign: str) -> None:
    assert state_of(f"digital networks must stay open{sign}reports about serious incidents").stands


def test_an_address_within_a_quotation_is_not_cut() -> None:
    page = readings.reading("The text is kept at https://archive.example/text for every reader of the region.")

    assert len(changes.find_quote("kept at https://archive.example/text for every reader", page).segments) == 1


@pytest.mark.parametrize("mark", ["„", "“", "»", "'", "「", "[", "《"])
def test_a_mark_that_is_never_closed_belongs_to_no_word(mark: str) -> None:
    assert (state_of(mark + SENTENCE).stands, state_of(SENTENCE + mark).stands) == (True, True)


@pytest.mark.parametrize("glue", ["", "2.", "2. ", "(2) ", " 2. "])
def test_sentences_glued_by_a_copy_are_told_apart(glue: str) -> None:
    assert state_of(f"{THIRD}{glue}{SECOND}").stands


def test_a_reference_to_a_paragraph_is_not_taken_for_its_number() -> None:
    page = readings.reading("Der Rat (§ 1b Abs. 3) oder ein Amt nach § 22 ist zu dieser Auskunft bereit und befugt.")

    found = changes.find_quote("Der Rat (§ 1b Abs. 3) ist zu dieser Auskunft bereit und befugt.", page)

    assert found.state == QuoteStateName.ALTERED


def test_letters_of_a_list_that_the_page_draws_may_be_written_out() -> None:
    page = readings.reading("The council asks the states:", "to keep the networks open; and", "to share their reports.")
    quote = "The council asks the states: (a) to keep the networks open; and (b) to share their reports."

    assert changes.find_quote(quote, page).state == QuoteStateName.COSMETIC


@pytest.mark.parametrize("note", [" [sic]", " (emphasis added)", " [Hervorhebung durch den Verfasser]"])
def test_a_note_of_the_one_who_quotes_is_no_quoted_word(note: str) -> None:
    assert state_of(SENTENCE.replace(" networks", f" networks{note}")).stands


def test_a_word_in_brackets_that_the_page_dropped_is_altered() -> None:
    assert state_of(SENTENCE.replace("must", "[shall] must")) == QuoteStateName.ALTERED


@pytest.mark.parametrize("lost", [SENTENCE.replace(" ", ""), " ".join(SENTENCE.replace(" ", ""))])
def test_a_word_changed_in_a_pdf_without_blanks_between_words_is_altered(lost: str) -> None:
    page = readings.reading(lost, media_type="application/pdf")

    found = changes.find_quote(SENTENCE.replace("every", "one"), page)

    assert (found.state, [e.quoted for e in found.segments[0].edits]) == (QuoteStateName.ALTERED, ["one"])


def test_a_word_divided_by_the_end_of_a_page_still_stands() -> None:
    page = readings.reading(SENTENCE.replace("underline", "under-\n\n12\n\nline"), media_type="application/pdf")

    assert changes.find_quote(SENTENCE, page).state.stands


def test_what_may_stand_behind_the_end_of_reading_is_not_gone() -> None:
    page = readings.reading("The first thousand pages.", notes=("truncated-pages",))

    found = changes.find_quote(SENTENCE, page)

    assert (found.state, found.reason) == (QuoteStateName.UNVERIFIABLE, "truncated-pages")


def test_a_short_translation_is_another_language() -> None:
    assert state_of("Die Netze müssen offen sein.") == QuoteStateName.OTHER_LANGUAGE


def test_the_beginning_that_is_left_of_a_sentence_is_shown_whatever_follows_it() -> None:
    page = readings.reading("It was late. Callers are asked for their name and address Another speaker took the floor.")

    found = changes.find_quote("Callers are asked for their name and address in both languages.", page)

    assert (found.state, found.segments[0].found) == (
        QuoteStateName.ALTERED,
        "Callers are asked for their name and address",
    )


def test_a_phrase_within_another_sentence_is_not_what_is_left_of_a_quotation() -> None:
    page = readings.reading("The office for the delay and the interest of claims was closed.")

    found = changes.find_quote("the delay and the interest of claims in a case of 2011", page)

    assert found.state == QuoteStateName.GONE


def test_a_word_lost_at_the_end_is_not_looked_for_in_the_next_sentence() -> None:
    page = readings.reading(SENTENCE[:-1] + ".", "The chair closed the meeting, or so they say.")

    found = changes.find_quote(SENTENCE[:-1] + " or", page)

    assert [(e.quoted, e.found) for e in found.segments[0].edits] == [("or", "")]
