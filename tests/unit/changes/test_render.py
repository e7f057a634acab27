"""What a comparison looks like."""

import pytest

from chronicle import changes
from chronicle.changes import render
from fakes import readings

BEFORE = readings.reading("The offer <b>stands</b> for 3 years & no longer.", "A second paragraph.")
AFTER = readings.reading("The offer <b>stands</b> for 10 years & no longer.", "A second paragraph.")
COMPARISON = changes.compare(BEFORE, AFTER)


def test_inline_html_strikes_the_old_word_before_the_new_one() -> None:
    html = render.inline_html(COMPARISON, before=BEFORE.text, after=AFTER.text)

    assert '<del class="diff-old">3</del><ins class="diff-new">10</ins> years &amp; no longer.' in html


@pytest.mark.hazard(74)
def test_markup_of_a_page_is_shown_as_text() -> None:
    inline = render.inline_html(COMPARISON, before=BEFORE.text, after=AFTER.text)
    sides = render.side_by_side_html(COMPARISON, before=BEFORE.text, after=AFTER.text)

    assert "&lt;b&gt;stands&lt;/b&gt;" in inline
    assert "<b>" not in inline + sides


def test_side_by_side_has_the_old_text_left_and_the_new_one_right() -> None:
    html = render.side_by_side_html(COMPARISON, before=BEFORE.text, after=AFTER.text)

    assert html.index('<del class="diff-old">3</del>') < html.index('<ins class="diff-new">10</ins>')


def test_mail_text_shows_old_and_new_line() -> None:
    text = render.unified_text(COMPARISON, before=BEFORE.text, after=AFTER.text)

    assert text.splitlines()[:2] == [
        "- The offer <b>stands</b> for [3] years & no longer.",
        "+ The offer <b>stands</b> for [10] years & no longer.",
    ]


def test_a_removed_sentence_is_shown_in_its_old_place() -> None:
    before = readings.reading("One sentence stands here. Another one was taken out. A third one stays.")
    after = readings.reading("One sentence stands here. A third one stays.")

    html = render.inline_html(changes.compare(before, after), before=before.text, after=after.text)

    assert 'here. <del class="diff-old">Another one was taken out.</del> A third' in html


def test_nothing_is_shown_where_nothing_changed() -> None:
    same = changes.compare(BEFORE, BEFORE)

    assert render.inline_html(same, before=BEFORE.text, after=BEFORE.text) == ""
    assert render.side_by_side_html(same, before=BEFORE.text, after=BEFORE.text) == ""


def test_a_changed_headline_is_shown_although_the_text_leaves_it_out() -> None:
    before = readings.reading("The same text.", title="Forum adopts rules | Forum")
    after = readings.reading("The same text.", title="Forum rejects rules | Forum")

    html = render.inline_html(changes.compare(before, after), before=before.text, after=after.text)

    assert html == '<p class="diff-hunk"><del class="diff-old">adopts</del> <ins class="diff-new">rejects</ins></p>'


@pytest.mark.parametrize("sign", ["\u202e", "\u2066"])
def test_what_turns_the_direction_of_words_is_shown_as_a_sign(sign: str) -> None:
    """Unclosed it would turn what stands beside it on the page or in the mail."""
    before, after = readings.reading("The offer stands."), readings.reading(f"The {sign}refusal stands.")
    found = changes.compare(before, after)

    shown = [
        drawn(found, before=before.text, after=after.text)
        for drawn in (render.inline_html, render.side_by_side_html, render.unified_text)
    ]

    assert not any(sign in text for text in (*shown, found.summary.de, found.summary.en))
    assert f"⟨U+{ord(sign):04X}⟩" in shown[0]


def test_a_place_that_spans_two_paragraphs_shows_where_one_ends() -> None:
    before = readings.reading("It holds for 3 years.", "It binds 12 states.")
    after = readings.reading("It holds for 9 years.", "It binds 15 states.")

    html = render.inline_html(changes.compare(before, after), before=before.text, after=after.text)

    assert "years.<br><br>It binds" in html
