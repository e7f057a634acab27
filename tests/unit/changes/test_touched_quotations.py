"""Quoted words that we saw standing: whatever else is known, that they are altered or gone is urgent and told."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from chronicle import changes
from chronicle.changes import (
    Decided,
    DocumentState,
    Feedback,
    FindingDraft,
    FindingKind,
    Level,
    OutcomeKind,
    PendingFinding,
    PendingVerdict,
    QuoteStateName,
)
from chronicle.changes.rules import IgnoreRule
from chronicle.documents.model import Reading
from fakes import documents, readings

RULES = changes.DecideRules()
OPENING = "The secretary-general opened the meeting in the morning and thanked the hosts for their hospitality."
QUOTED = "The member states agreed that all rules of responsible behaviour shall apply to every network."
ALTERED = QUOTED.replace("shall apply", "shall not apply")
CLOSING = "A further meeting of the experts is planned for the coming autumn in the capital of the host country."
PAGE = readings.reading(OPENING, QUOTED, CLOSING)
HOSTILE = Feedback(lowered=500, raised=0, since=documents.NOW - timedelta(days=30))
ANNEX = readings.reading(OPENING, QUOTED, url="https://source.example/annex.pdf")


def page(*paragraphs: str, language: str | None = "en") -> Reading:
    return readings.reading(OPENING, *paragraphs, CLOSING, language=language)


def known(**more: object) -> DocumentState:
    state = documents.state(PAGE, quotes=[documents.quote(QUOTED)])
    return dataclasses.replace(state, **more)  # type: ignore[arg-type]


def decide(state: DocumentState, reading: Reading, *, others: Iterator[Reading] | tuple[Reading, ...] = ()) -> Decided:
    return changes.decide(state, documents.fetched(), reading, now=documents.NOW, rules=RULES, others=others)


def about_quote(decided: Decided) -> FindingDraft:
    return next(draft for draft in decided.findings if draft.subject == "quote-1")


@pytest.mark.parametrize("after", [page(ALTERED), page(), page("Something else was agreed by all who were there.")])
def test_no_decision_and_no_volatile_block_hides_a_touched_quotation(after: Reading) -> None:
    volatile = {block.path: 1.0 for block in PAGE.blocks}

    found = about_quote(decide(known(feedback=HOSTILE, volatility=volatile), after))

    assert (found.level, found.confirmed) == (Level.URGENT, False)
    assert found.score >= 100
    assert min(reason.points for reason in found.reasons) >= 0


def test_decisions_lower_what_else_changed_on_the_page_and_say_so() -> None:
    after = page(QUOTED, "The experts will report in 2031 about the progress that was made in all the regions.")

    plain, lowered = (decide(known(feedback=one), after).findings[0] for one in (Feedback(), HOSTILE))

    assert lowered.kind is FindingKind.CONTENT_CHANGED
    assert plain.score - lowered.score == 15
    assert "500 × “No reason to act”" in lowered.reasons[-1].words.en


@pytest.mark.parametrize("bad", [QuoteStateName.ALTERED, QuoteStateName.GONE])
def test_a_second_visit_that_sees_the_same_confirms(bad: QuoteStateName) -> None:
    after = page(ALTERED) if bad is QuoteStateName.ALTERED else page()
    first = about_quote(decide(known(), after))
    waiting = PendingFinding(first.kind, first.subject, documents.NOW)
    state = documents.state(after, quotes=[documents.quote(QUOTED, last=bad)], pending=[waiting])

    second = decide(state, after)

    assert second.pending is PendingVerdict.CONFIRM
    assert second.withdrawn == ()


def test_words_that_stood_on_a_page_are_gone_even_if_the_page_speaks_another_language() -> None:
    """A page quotes them in the original; only words that never stood there may be somebody's translation."""
    russian = "Организация была создана в две тысячи первом году, и с тех пор её участники встречаются каждый год."
    before = readings.reading(russian, QUOTED, language="ru")
    state = documents.state(before, quotes=[documents.quote(QUOTED, language="en")], language="ru")

    decided = decide(state, readings.reading(russian, russian[::-1], language="ru"))

    assert about_quote(decided).kind is FindingKind.QUOTE_GONE


def test_words_taken_for_a_translation_that_stood_there_are_watched_like_others() -> None:
    state = documents.state(PAGE, quotes=[documents.quote(QUOTED, translated=True)])

    assert about_quote(decide(state, page(ALTERED))).level is Level.URGENT


def test_missing_words_are_looked_for_in_linked_documents() -> None:
    decided = decide(known(), page(), others=(page("Nothing of it."), ANNEX))

    found = about_quote(decided)
    assert decided.quote_states[0].state.state is QuoteStateName.ELSEWHERE
    assert (found.kind, found.level) == (FindingKind.QUOTE_GONE, Level.URGENT)
    assert "it stands at https://source.example/annex.pdf" in found.summary.en
    assert "es steht unter https://source.example/annex.pdf" in found.summary.de


def test_linked_documents_are_not_loaded_while_the_words_stand() -> None:
    others = iter((ANNEX,))

    decide(known(), page(QUOTED, "One more sentence was added."), others=others)

    assert list(others) == [ANNEX]


def test_the_first_look_finds_words_in_a_linked_document() -> None:
    state = documents.state(quotes=[documents.quote(QUOTED, last=None, good=False)])

    decided = decide(state, page(), others=(ANNEX,))

    assert decided.quote_states[0].state.url == ANNEX.url
    assert decided.findings == ()


@pytest.mark.parametrize(
    ("last", "others"), [(QuoteStateName.GONE, (ANNEX,)), (QuoteStateName.ELSEWHERE, ())], ids=["found", "lost"]
)
def test_a_linked_document_that_was_archived_meanwhile_is_no_news(
    last: QuoteStateName, others: tuple[Reading, ...]
) -> None:
    state = documents.state(page(), quotes=[documents.quote(QUOTED, last=last)])

    assert decide(state, page(), others=others).findings == ()


def test_a_few_words_that_stand_everywhere_are_not_looked_for_elsewhere() -> None:
    quote = documents.quote("responsible behaviour")
    state = documents.state(PAGE, quotes=[quote])

    assert decide(state, page(), others=(ANNEX,)).quote_states[0].state.state is QuoteStateName.GONE


def missing(state: DocumentState) -> FindingDraft:
    """Return what is told on the visit that makes a page count as gone."""
    past = [documents.past(OutcomeKind.BROKEN, "absent-404", days=days) for days in (3.5, 7, 10.5)]
    failing = dataclasses.replace(state, visits=tuple(past), failing_since=past[-1].at)
    decided = changes.decide(failing, documents.fetched(404), None, now=documents.NOW, rules=RULES)
    return next(draft for draft in decided.findings if draft.kind is FindingKind.DOCUMENT_GONE)


def test_an_edited_quotation_whose_page_went_before_a_second_visit_is_told_as_urgent() -> None:
    waiting = PendingFinding(FindingKind.QUOTE_ALTERED, "quote-1", documents.NOW - timedelta(days=11))
    quote = documents.quote(QUOTED, last=QuoteStateName.ALTERED)

    found = missing(documents.state(page(ALTERED), quotes=[quote], pending=[waiting]))

    assert found.level is Level.URGENT
    assert "no further visit could confirm it" in found.reasons[-1].words.en


def test_a_page_that_went_while_its_words_stood_is_important_and_says_who_relies_on_it() -> None:
    found = missing(known())

    assert found.level is Level.IMPORTANT
    assert [reason.name for reason in found.reasons] == ["gone", "cited", "quoted"]


@pytest.mark.parametrize("after", [page(ALTERED), page()])
def test_no_rule_that_an_editor_accepted_hides_a_touched_quotation(after: Reading) -> None:
    rules = tuple(IgnoreRule(number, block.path) for number, block in enumerate(PAGE.blocks))

    assert about_quote(decide(known(ignored=rules), after)).level is Level.URGENT
