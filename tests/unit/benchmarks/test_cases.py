"""The frozen cases: complete, varied, and as they were written down."""

import pytest

from benchmarks import charset_cases, designs, frozen, mutations, passages, quote_cases
from benchmarks.passages import Document, Passage
from benchmarks.tables import LENGTHS, length_class

pytestmark = pytest.mark.tree


def every() -> list[tuple[Document, Passage]]:
    return [(d, p) for language in passages.LANGUAGES for d in passages.documents(language) for p in d.passages]


@pytest.mark.parametrize("name", frozen.names())
def test_the_cases_are_those_that_were_frozen(name: str) -> None:
    assert frozen.digest(name) == frozen.known(name)


def test_there_are_more_than_two_hundred_passages_in_four_languages() -> None:
    found = every()

    assert len(found) >= 200
    assert {document.language for document, _ in found} == {"en", "de", "ru", "zh"}


def test_every_passage_can_be_negated_and_reworded() -> None:
    lacking = [passage.name for _, passage in every() if not (passage.negations and passage.words)]

    assert lacking == []


def test_passages_are_of_every_length_up_to_two_thousand_characters() -> None:
    lengths = [len(document.quote(passage)) for document, passage in every()]

    assert {length_class(length) for length in lengths} == set(LENGTHS[:7])
    assert min(lengths) >= 20


def test_every_page_says_what_its_standing_cases_ask_for() -> None:
    document = passages.documents("de")[5]

    pages = [designs.page(document, document.text, design=n) for n in range(designs.count())]

    assert all(line.replace("&", "&amp;") in page for page in pages for line in document.text.split("\n"))


@pytest.mark.parametrize("language", passages.LANGUAGES)
def test_a_negated_passage_is_longer_by_the_negation_and_nothing_else(language: str) -> None:
    document = passages.documents(language)[0]
    (splice,) = mutations.negated(document, document.passages[0]) or []

    text = mutations.apply(document.text, [splice])

    assert text.replace(splice.new, "", 1) == document.text


@pytest.mark.parametrize("language", passages.LANGUAGES)
def test_a_removed_passage_is_nowhere_on_its_page(language: str) -> None:
    documents = passages.documents(language)
    pages = list(quote_cases.of_documents(documents[:1]))

    left = [c.name for p in pages for c in p.cases if c.mutation == "removed" and c.quote in p.html]

    assert left == []


def test_an_elided_quotation_keeps_its_beginning_and_its_end() -> None:
    document = passages.documents("en")[1]
    quote = document.quote(document.passages[2])

    elided = mutations.elided(document, document.passages[2], "[…]") or ""
    first, last = elided.split(" […] ")

    assert quote.startswith(first)
    assert quote.endswith(last)


def test_numbers_marked_beside_a_passage_are_not_its_own() -> None:
    document = passages.documents("en")[0]

    inside = [s for p in document.passages for s in p.numbers if not p.start <= s.start < s.end <= p.end]

    assert inside == []


def test_charset_cases_hold_bytes_that_differ_from_their_twins() -> None:
    old = [case for case in charset_cases.all_cases() if case.kind == "meta right"]

    assert {case.language for case in old} == {"en", "de", "ru", "zh", "zh-Hant"}
    assert all(case.body != case.twin for case in old)
