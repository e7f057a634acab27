"""What must hold whatever two texts say."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chronicle import changes
from chronicle.changes import fold, haystack, sentences, tokens
from chronicle.changes.model import Comparison
from chronicle.documents.model import Reading
from fakes import readings

WORDS = st.sampled_from(
    [
        "the",
        "states",
        "agreed",
        "on",
        "rules",
        "not",
        "shall",
        "may",
        "3",
        "10",
        "SCO",
        "UN",
        "2021",
        "network",
        "security",
        "„free“",
        "well-known",
        "上海",
        "合作",
        "организация",
        "Erklärung",
        "…",
        "cooperation",
        "–",
        "ﬁnal",
        "(a)",
        "data",
        "5%",
        "e-mail",
        "O'Neill",
    ]
)
SENTENCE = st.lists(WORDS, min_size=3, max_size=12).map(lambda words: " ".join(words) + ".")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
PAGE = st.lists(PARAGRAPH, min_size=1, max_size=6)
ANY_TEXT = st.text(max_size=80)
QUICK = settings(max_examples=40, deadline=None)


def applied(comparison: Comparison, before: str, after: str) -> list[str]:
    """Return the words of the new text as the edits make them out of the old one."""
    parts, position = [], 0
    for edit in sorted(comparison.edits, key=lambda e: (e.before_start, e.before_end, e.after_start)):
        parts += [before[position : edit.before_start], after[edit.after_start : edit.after_end]]
        position = max(position, edit.before_end)
    return [t.key for t in tokens.words(" ".join([*parts, before[position:]]))]


def keys(reading: Reading) -> list[str]:
    return [t.key for t in tokens.words(reading.text)]


@QUICK
@given(ANY_TEXT)
def test_folding_twice_equals_folding_once(text: str) -> None:
    once = fold.fold_text(text)

    assert fold.fold_text(once) == once


@QUICK
@given(ANY_TEXT)
def test_every_folded_character_comes_from_a_place_in_the_original(text: str) -> None:
    folded = fold.fold(text)

    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@QUICK
@given(ANY_TEXT)
def test_sentences_lie_in_order_and_lose_nothing_but_blanks(text: str) -> None:
    ranges = sentences.split(text)

    assert [p for r in ranges for p in r] == sorted(p for r in ranges for p in r)
    assert "".join("".join(text[a:b] for a, b in ranges).split()) == "".join(text.split())


@QUICK
@given(PAGE)
def test_a_reading_compared_with_itself_is_unchanged(paragraphs: list[str]) -> None:
    comparison = changes.compare(readings.reading(*paragraphs), readings.reading(*paragraphs))

    assert (comparison.is_change, comparison.link_change, comparison.edits) == (False, False, ())
    assert comparison.held_back == ()


@QUICK
@given(PAGE, PAGE)
def test_an_edit_shows_what_stands_at_its_offsets(one: list[str], other: list[str]) -> None:
    before, after = readings.reading(*one), readings.reading(*other)

    for edit in changes.compare(before, after).edits:
        assert before.text[edit.before_start : edit.before_end] == edit.before
        assert after.text[edit.after_start : edit.after_end] == edit.after


@QUICK
@given(st.lists(PARAGRAPH, min_size=1, max_size=6, unique=True), st.data())
def test_applying_the_edits_gives_the_words_of_the_new_text(paragraphs: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraphs) - 1))
    words = paragraphs[place].split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    swapped = [*words[:at], data.draw(st.sampled_from(["kangaroo", "77", "never"])), *words[at + 1 :]]
    before = readings.reading(*paragraphs)
    after = readings.reading(*paragraphs[:place], " ".join(swapped), *paragraphs[place + 1 :])

    comparison = changes.compare(before, after)

    # A passage that is all furniture ("e-mail") is listed as held back and not among the edits.
    assume(not comparison.held_back)
    assert applied(comparison, before.text, after.text) == keys(after)


@QUICK
@given(PAGE, PAGE)
def test_where_nothing_is_raised_both_texts_have_the_same_words(one: list[str], other: list[str]) -> None:
    before, after = readings.reading(*one), readings.reading(*other)

    comparison = changes.compare(before, after)

    if not comparison.is_change and not comparison.held_back:
        assert keys(before) == keys(after)


@QUICK
@given(PAGE, st.data())
def test_a_quoted_sentence_stands_and_its_segments_stand_at_their_offsets(
    paragraphs: list[str], data: st.DataObject
) -> None:
    page = readings.reading(*paragraphs)
    ranges = sentences.split(page.text)
    a, b = data.draw(st.sampled_from(ranges))

    state = changes.find_quote(page.text[a:b], page)

    assert state.state.stands
    for segment in state.segments:
        assert page.body_text[segment.start : segment.end] == segment.found
        assert haystack.bare(segment.text) == haystack.bare(segment.found)


@QUICK
@given(PAGE)
def test_the_digest_is_equal_for_equal_readings(paragraphs: list[str]) -> None:
    spaced = [p.replace(" ", "  ") for p in paragraphs]

    assert changes.text_digest(readings.reading(*paragraphs)) == changes.text_digest(readings.reading(*spaced))
