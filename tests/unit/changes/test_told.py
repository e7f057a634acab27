"""What a finding about a quotation tells, and what is a change of content beside it."""

import dataclasses

import pytest

from chronicle import changes
from chronicle.changes import FindingKind, QuoteStateName
from chronicle.documents.model import Reading
from fakes import documents, readings

FILLER = (
    "The secretary-general opened the meeting in the morning and thanked the hosts for their hospitality.",
    "Delegations from all member states took part in the discussion, which lasted for two full days.",
    "A further meeting of the experts is planned for the coming autumn in the capital of the host country.",
)
SENTENCE = "In Dushanbe the states agreed that all rules of responsible behaviour shall apply to every network today."
QUOTED = "all rules of responsible behaviour shall apply to every network"
NEXT = "They also agreed to meet again in the spring of the following year and to report on their work."
FOLLOWING = "No other matter was settled on that day by those who met."


def page(*sentences: str, frame: str = "") -> Reading:
    """Return a page whose whole text begins with a frame that is no main text."""
    made = readings.reading(*FILLER, " ".join(sentences))
    return dataclasses.replace(made, body_text=frame + made.text)


def kinds(
    before: Reading, after: Reading, *, quoted: str = QUOTED, last: QuoteStateName = QuoteStateName.INTACT
) -> list[FindingKind]:
    state = documents.state(before, quotes=[documents.quote(quoted, last=last)])
    decided = changes.decide(state, documents.fetched(), after, now=documents.NOW, rules=changes.DecideRules())
    return [finding.kind for finding in decided.findings]


ALTERED = SENTENCE.replace("shall apply", "shall not apply")


@pytest.mark.parametrize("frame", ["", "Home News Documents Search in all the pages of this organisation\n\n"])
def test_an_altered_quotation_is_one_finding(frame: str) -> None:
    """Whatever stands around the main text, and so whatever the offsets are."""
    found = kinds(page(SENTENCE, NEXT, frame=frame), page(ALTERED, NEXT, frame=frame))

    assert found == [FindingKind.QUOTE_ALTERED]


def test_a_quotation_that_went_with_its_sentence_is_one_finding() -> None:
    assert kinds(page(SENTENCE, NEXT), page(NEXT)) == [FindingKind.QUOTE_GONE]


def test_a_new_sentence_in_a_quotations_place_is_told_as_well() -> None:
    other = "Experts will study how ships might be taxed where the sea freezes over for most of the winter."

    assert kinds(page(SENTENCE, NEXT), page(other, NEXT)) == [FindingKind.QUOTE_GONE, FindingKind.CONTENT_CHANGED]


def test_a_quotation_that_returns_is_one_finding() -> None:
    assert kinds(page(ALTERED, NEXT), page(SENTENCE, NEXT), last=QuoteStateName.ALTERED) == [FindingKind.QUOTE_RESTORED]


def test_a_quotation_of_two_sentences_that_both_changed_is_one_finding() -> None:
    quoted = f"{QUOTED} today. {NEXT}"
    after = page(ALTERED, NEXT.replace("the spring", "the late autumn"), FOLLOWING)

    assert kinds(page(SENTENCE, NEXT, FOLLOWING), after, quoted=quoted) == [FindingKind.QUOTE_ALTERED]


def test_an_edit_beside_an_altered_quotation_is_told_as_well() -> None:
    after = page(ALTERED, NEXT.replace("the spring", "the autumn"))

    assert kinds(page(SENTENCE, NEXT), after) == [FindingKind.QUOTE_ALTERED, FindingKind.CONTENT_CHANGED]


def test_an_edit_in_the_quotations_sentence_but_not_in_its_words_is_told_as_well() -> None:
    after = page(ALTERED.replace("Dushanbe", "Samarkand"), NEXT)

    assert kinds(page(SENTENCE, NEXT), after) == [FindingKind.QUOTE_ALTERED, FindingKind.CONTENT_CHANGED]


def test_a_sentence_that_goes_together_with_a_quotation_is_told_as_well() -> None:
    assert kinds(page(SENTENCE, NEXT, FOLLOWING), page(FOLLOWING)) == [
        FindingKind.QUOTE_GONE,
        FindingKind.CONTENT_CHANGED,
    ]


def test_an_edit_in_what_a_quotation_leaves_out_is_told_as_well() -> None:
    quoted = f"{QUOTED} … {FOLLOWING}"
    after = page(ALTERED, NEXT.replace("the spring", "the autumn"), FOLLOWING)

    assert kinds(page(SENTENCE, NEXT, FOLLOWING), after, quoted=quoted) == [
        FindingKind.QUOTE_ALTERED,
        FindingKind.CONTENT_CHANGED,
    ]


def test_an_edit_of_the_main_text_is_told_when_the_quotation_stands_outside_of_it() -> None:
    before, after = page(NEXT, frame=f"{SENTENCE}\n\n"), page(NEXT.replace("spring", "autumn"), frame=f"{ALTERED}\n\n")

    assert kinds(before, after) == [FindingKind.QUOTE_ALTERED, FindingKind.CONTENT_CHANGED]
