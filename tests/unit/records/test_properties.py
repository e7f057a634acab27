"""What holds for every text, found by trying to break it."""

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle import records
from chronicle.records import Entry, as_json, identity, quotations

PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "  • ", "- ", "[1]", "[2]", "[^3]", "1. ", "  2. [2] ", "Mehr zum Thema", "Q1/2021 - "),
        *("„", "“", "”", '"', "«", "»", "in: ", "http://a.org/1", "hhttp://", "(in Russisch)", "abgerufen am "),
        *(
            "3. März 2021",
            "16. und 17. September 2021",
            "Resolution 75/268",
            "20. SCO-Gipfel",
            "Ein Satz. ",
            "# ",
            "<p>",
        ),
        *(
            "</p>",
            "<sup>1</sup>",
            "---\n",
            "S",
            "\u2028",
            "\x00",
            "\u00a0",
            "Präsidentschaft",
            "2021 übernimmt Indien die",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def parsed(text: str) -> Entry | None:
    try:
        return records.parse(text, name="x")
    except records.EntryError:
        return None


@given(TEXTS)
def test_any_text_is_an_entry_or_refused_in_a_sentence(text: str) -> None:
    entry = parsed("Q1/2021 - Titel\n\nEin Text.\n\n" + text)

    assert entry is None or (entry.title and entry.sections)


@given(TEXTS)
def test_every_place_holds_what_it_says(text: str) -> None:
    entry = parsed("Q1/2021 - Titel\n\nEin Text.\n\n" + text)
    if entry is None:
        return

    for citation in entry.citations:
        assert 0 <= citation.start <= citation.end <= len(entry.text)
        assert all(entry.text[quote.start : quote.end] == quote.text != "" for quote in citation.quotes)
        assert all(entry.text[url.start : url.end] == url.written for url in citation.urls)
    for section in entry.sections:
        assert all(str(mark.number) in entry.text[mark.start : mark.end] or "-" in entry.text[mark.start : mark.end]
                   or "–" in entry.text[mark.start : mark.end] for mark in section.placed_marks)  # fmt: skip


@given(TEXTS)
def test_sections_follow_one_another_and_never_reach_into_the_notes(text: str) -> None:
    entry = parsed("Q1/2021 - Titel\n\nEin Text.\n\n" + text)
    if entry is None:
        return

    places = [(section.start, section.end) for section in entry.sections]
    places += [(citation.start, citation.end) for citation in entry.citations]
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(places))


@given(TEXTS)
def test_parsing_the_plain_rendering_again_changes_nothing(text: str) -> None:
    entry = parsed("Q1/2021 - Titel\n\nEin Text.\n\n" + text)
    if entry is None or re.search(r"<|^#|\[\^|\]\(http|^=|\A---", entry.text, re.MULTILINE):
        return

    again = parsed(entry.text)
    assert again is not None
    assert again.text == entry.text


@given(TEXTS)
def test_checking_and_printing_never_fail(text: str) -> None:
    entry = parsed("Q1/2021 - Titel\n\nEin Text.\n\n" + text)
    if entry is None:
        return

    for defect in records.check([entry]):
        assert 0 <= defect.start <= defect.end <= len(entry.text)
        assert as_json.defect_to_json(defect)
    assert as_json.to_json(entry)


@given(st.text(alphabet='ab „“”"«».,', max_size=80))
def test_pairs_of_quotation_marks_never_overlap(text: str) -> None:
    found = quotations.find(text, 0, len(text))

    ends = [place for pair in found.pairs for place in (pair.opening, pair.closing)]
    assert ends == sorted(ends)


@given(shift=st.integers(0, 50))
def test_identity_does_not_depend_on_where_the_notes_count_from(sample: str, shift: int) -> None:
    moved = re.sub(r"\[(\d)\]", lambda m: f"[{int(m[1]) + shift}]", sample)

    assert identity.citation_keys(records.parse(moved)) == identity.citation_keys(records.parse(sample))


@pytest.mark.parametrize(
    "long",
    [
        "„" * 20_000,
        "„a " * 10_000,
        '"' * 10_000,
        "[1]" * 10_000,
        "[1] x\n" * 5_000,
        "\n" * 30_000,
        "http://a.org/1 " * 3_000,
        "in: " * 10_000,
        "(in Russisch) " * 3_000,
        "abgerufen am " * 3_000,
        "20. SCO-Gipfel " * 1_000,
        "3. März 2021, " * 2_000,
        "Ein Satz. " * 5_000,
        "„Er sagte das nun wirklich allen.“[1] " * 1_000,
        "<div class='meta'>" * 2_000,
        "<p><sup>1</sup></p>" * 3_000,
        "[^1]: x\n" * 3_000,
        "[" * 10_000,
        "<" * 10_000,
        "#" * 10_000,
        "- " * 10_000,
        "a" * 40_000,
    ],
    ids=lambda long: long[:12].replace("\n", "|"),
)
def test_time_grows_with_length_alone(long: str) -> None:
    begun = time.process_time()
    entry = parsed(
        "Q1/2021 - Titel\n\nEin Text[1].\n\n" + long + "\n\n[1] Eins: " + long[:10_000] + ", in: http://a.org/1"
    )
    if entry:
        records.check([entry])

    assert time.process_time() - begun < 3
