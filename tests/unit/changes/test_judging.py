"""What makes a change matter: named parts, bounded, and never against a quotation."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle import changes
from chronicle.changes import (
    Comparison,
    Feedback,
    JudgeContext,
    Level,
    QuoteState,
    QuoteStateName,
    Significance,
    identical,
)
from chronicle.changes import feedback as decisions
from chronicle.changes.state import FindingKind
from fakes import readings

OPENING = "The delegations met in the capital, and the hosts thanked them for their work over the past two years."
MARCH = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
GONE = QuoteState(QuoteStateName.GONE, 0.0, ())
TOUCHED = ((QuoteStateName.INTACT, GONE),)


def compared(before: str, after: str) -> tuple[Comparison, JudgeContext]:
    old, new = readings.reading(OPENING, before), readings.reading(OPENING, after)
    return changes.compare(old, new), JudgeContext(before_text=old.text, after_text=new.text)


def judged(before: str, after: str, **known: object) -> Significance:
    comparison, context = compared(before, after)
    return changes.judge(comparison, context=dataclasses.replace(context, **known))  # type: ignore[arg-type]


def points(significance: Significance) -> dict[str, float]:
    return {reason.name: reason.points for reason in significance.reasons}


def words(significance: Significance, name: str) -> tuple[str, str]:
    reason = next(reason for reason in significance.reasons if reason.name == name)
    return reason.words.de, reason.words.en


BEFORE, AFTER = "The council has 12 members from Kenya.", "The council has 14 members from Kenya."


def test_the_score_is_the_sum_of_the_parts() -> None:
    found = judged(BEFORE, AFTER, citations=2, quotations=1)

    assert points(found).keys() == {"text", "number", "cited", "quoted"}
    assert found.score == sum(points(found).values())


def test_the_share_of_the_text_is_said() -> None:
    assert words(judged(BEFORE, AFTER), "text")[0].startswith("Etwa 1 % des Textes")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("This is the draft of the declaration.", "This is the adopted declaration.", "draft → adopted"),
        ("The convention is in force.", "The convention is no longer in force.", "in force → no longer in force"),
        ("Das Gesetz ist in Kraft.", "Das Gesetz ist außer Kraft.", "in force → no longer in force"),
        ("Закон принят.", "Закон утратил силу.", "adopted → no longer in force"),
        ("本办法自2021年起施行。", "本办法自2021年起废止。", "in force → no longer in force"),
    ],
)
def test_another_standing_of_a_document_is_a_part_of_its_own(before: str, after: str, said: str) -> None:
    assert said in words(judged(before, after), "standing")[1]


def test_the_same_standing_in_other_words_is_none() -> None:
    assert "standing" not in points(judged("The text was adopted in May.", "The text was approved in May."))


def test_decisions_lower_a_score_and_say_why() -> None:
    found = judged(BEFORE, AFTER, feedback=Feedback(lowered=4, since=MARCH))

    assert points(found)["decisions"] == -12
    assert words(found, "decisions") == (
        "Wegen 4 Entscheidungen (4 × „Kein Anlass“) zu dieser Quelle seit dem 3. März 2026 zählt das weniger.",
        "Because of 4 decisions (4 × “No reason to act”) on this source since 3 March 2026 this counts less.",
    )


def test_decisions_raise_a_score() -> None:
    found = judged(BEFORE, AFTER, feedback=Feedback(raised=1, since=MARCH))

    assert points(found)["decisions"] == decisions.STEP


def test_decisions_that_balance_are_no_part() -> None:
    assert "decisions" not in points(judged(BEFORE, AFTER, feedback=Feedback(2, 2, MARCH)))


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_decisions_count_within_bounds_and_hide_nothing(lowered: int, raised: int) -> None:
    found = judged(BEFORE, AFTER, feedback=Feedback(lowered, raised, MARCH))

    assert abs(points(found).get("decisions", 0)) <= decisions.BOUND
    assert found.level is not Level.NONE


@given(st.integers(0, 1000), st.integers(0, 1000), st.floats(-10, 10))
def test_a_touched_quotation_is_urgent_whatever_else_is_known(lowered: int, others: int, weight: float) -> None:
    known = {"feedback": Feedback(lowered, 0, MARCH), "identical": others, "weights": {"quote": weight, "text": weight}}

    found = judged(BEFORE, AFTER, quote_states=TOUCHED, **known)

    assert found.level is Level.URGENT
    assert found.score >= judged(BEFORE, AFTER, quote_states=TOUCHED, weights={"text": 0}).score
    assert min(points(found).values()) >= 0


@pytest.mark.parametrize(("weight", "counted"), [(0.0, 7.5), (-3.0, 7.5), (1.5, 22.5), (100.0, 30.0)])
def test_a_weight_halves_or_doubles_at_most(weight: float, counted: float) -> None:
    assert points(judged(BEFORE, AFTER, weights={"number": weight}))["number"] == counted


@pytest.mark.parametrize(("others", "share"), [(1, 0.0), (2, 0.4), (5, 0.7), (500, 0.7)])
def test_the_same_change_elsewhere_lowers_the_score(others: int, share: float) -> None:
    alone = judged(BEFORE, AFTER).score

    found = judged(BEFORE, AFTER, identical=others)

    assert found.score == pytest.approx(alone * (1 - share))
    assert str(others) in words(found, "identical")[0] or others == 1


def test_a_small_change_seen_everywhere_stays_a_finding() -> None:
    found = judged("They met again.", "They met again today at noon.", identical=1000)

    assert found.level is Level.ROUTINE


def digest(before: str, after: str, *, opening: str = OPENING) -> str | None:
    old, new = readings.reading(opening, before), readings.reading(opening, after)
    return identical.change_digest(changes.compare(old, new), before=old, after=new)


RENAMED = ("The Ministry of Posts answers your questions.", "The Federal Agency for Networks answers your questions.")


def test_the_same_edit_in_two_texts_has_one_digest() -> None:
    other = "Quite another page speaks about the harvest, the weather, and what the farmers of the region said of both."

    assert digest(*RENAMED) == digest(*RENAMED, opening=other) is not None


def test_typography_is_no_part_of_a_digest() -> None:
    quoted = [text.replace("your questions", "“your questions”") for text in RENAMED]

    assert digest(*RENAMED) == digest(*quoted)


def test_another_edit_has_another_digest() -> None:
    assert digest(*RENAMED) != digest(RENAMED[0], "The Federal Agency for Energy answers your questions.")


def test_a_small_edit_is_known_by_its_sentence() -> None:
    assert digest("The council has 3 members.", "The council has 4 members.") != digest(
        "The train leaves from platform 3.", "The train leaves from platform 4."
    )


def test_a_text_that_says_the_same_has_no_digest() -> None:
    assert digest("The  council – of nine.", "The council - of nine.") is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_only_a_change_has_a_digest(before: str, after: str) -> None:
    old, new = readings.reading(OPENING, before), readings.reading(OPENING, after)
    comparison = changes.compare(old, new)

    made = identical.change_digest(comparison, before=old, after=new)

    assert made is None or comparison.is_change or comparison.link_change


@pytest.mark.parametrize("kind", [FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_GONE])
def test_a_finding_about_a_quotation_names_the_others_and_keeps_its_score(kind: FindingKind) -> None:
    reasons = judged(BEFORE, AFTER, quote_states=TOUCHED).reasons

    level, score, parts = identical.weighed(kind, reasons, others=40, level=Level.URGENT)

    assert (level, score) == (Level.URGENT, sum(r.points for r in reasons))
    assert parts[-1].points == 0


def test_weighing_twice_is_weighing_once() -> None:
    reasons = judged(BEFORE, AFTER).reasons
    once = identical.weighed(FindingKind.CONTENT_CHANGED, reasons, others=3, level=Level.ROUTINE)

    again = identical.weighed(FindingKind.CONTENT_CHANGED, once[2], others=3, level=once[0])

    assert again == once


@pytest.mark.tree
def test_the_page_on_urgency_names_every_part() -> None:
    told = (Path(__file__).resolve().parents[3] / "docs" / "urgency.md").read_text("utf-8")
    everything = compared("The draft shall apply to 12 members.", "The adopted text may not apply to 14 members.")
    context = dataclasses.replace(
        everything[1], citations=1, quotations=1, quote_states=TOUCHED, feedback=Feedback(raised=1), identical=1
    )

    parts = {reason.name for reason in changes.judge(everything[0], context=context).reasons}

    assert {"standing", "negation", "modal", "decisions", "identical", "cited", "quoted"} <= parts
    assert {name for name in parts if f"`{name}`" not in told} == set()
