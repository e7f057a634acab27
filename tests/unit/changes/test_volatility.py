"""Places that change on most visits while nothing else does: when a rule is proposed, and what an accepted one does."""

import dataclasses
from collections.abc import Callable, Sequence

import pytest

from chronicle import changes
from chronicle.changes import Decided, DocumentState, FindingKind, Level, PendingFinding, WatchedQuote, volatility
from chronicle.changes.rules import IgnoreRule
from chronicle.documents.model import Block, BlockKind, PageLink, Reading
from fakes import documents, readings

RULES = changes.DecideRules()
FILLER = (
    "The secretary-general opened the meeting in the morning and thanked the hosts for their hospitality.",
    "Delegations from all member states took part in the discussion, which lasted for two full days.",
    "A further meeting of the experts is planned for the coming autumn in the capital of the host country.",
)
TITLES = (
    "Harbour festival opens with a parade of old ships",
    "Bakers complain about the price of flour in spring",
    "A cat that had been lost for years came home",
    "New bridge over the river is closed at night",
    "Choir from the valley wins the singing contest",
    "Rain spoils the market, vendors pack up early",
    "Museum shows toys from a hundred years of play",
)
BOX = "main/div[2]"
LINE = f"{BOX}/p"


def page(*lines: str, filler: Sequence[str] = FILLER, links: Sequence[PageLink] = (), box: str = BOX) -> Reading:
    """A text, and below it a box with a heading of its own and these lines."""
    made = readings.reading(*filler, "What others read", *lines, links=links)
    paths = [*(f"main/p[{n}]" for n in range(len(filler))), "main/h2", *(f"{box}/p[{n}]" for n in range(len(lines)))]
    kinds = [BlockKind.HEADING if path.endswith("h2") else BlockKind.PARAGRAPH for path in paths]
    blocks: list[Block] = [
        dataclasses.replace(block, path=path, kind=kind)
        for block, path, kind in zip(made.blocks, paths, kinds, strict=True)
    ]
    return dataclasses.replace(made, blocks=tuple(blocks))


def rotating(number: int) -> Reading:
    """The page at its n-th visit: the box has other lines each time."""
    return page(*(TITLES[(number * 2 + line) % len(TITLES)] for line in range(2)))


def live(
    visits: int,
    at: Callable[[int], Reading] = rotating,
    *,
    ignored: tuple[IgnoreRule, ...] = (),
    quotes: tuple[WatchedQuote, ...] = (),
) -> tuple[DocumentState, Decided]:
    """Visit a page so often; return what is known then, and the last decision."""
    state = dataclasses.replace(
        documents.state(at(0)), trail=volatility.follow(documents.state().trail, ()), ignored=ignored, quotes=quotes
    )
    before, decided = state, decide(state, at(0))
    for number in range(1, visits + 1):
        before, decided = state, decide(state, at(number))
        state = dataclasses.replace(state, trail=volatility.follow(state.trail, decided.touched))
        if decided.keep_reading:
            state = dataclasses.replace(state, reading=at(number))
    return before, decided


def decide(state: DocumentState, reading: Reading) -> Decided:
    return changes.decide(state, documents.fetched(), reading, now=documents.NOW, rules=RULES)


def proposed(decided: Decided) -> list[str]:
    return [rule.place for rule in decided.proposed_rules]


def test_nothing_is_proposed_after_a_few_visits() -> None:
    _, decided = live(volatility.LEAST_VISITS - 1)

    assert decided.touched
    assert decided.proposed_rules == ()


@pytest.mark.hazard(33)
def test_a_box_that_changes_at_every_visit_is_proposed_as_one_place() -> None:
    _, decided = live(volatility.LEAST_VISITS)

    [rule] = decided.proposed_rules
    assert (rule.place, rule.heading, rule.changed, rule.visits) == (BOX, "what others read", 5, 5)


def test_a_proposal_shows_the_place_its_texts_and_how_often_it_changed() -> None:
    _, decided = live(volatility.LEAST_VISITS)

    [rule] = decided.proposed_rules
    assert rule.texts == ("\n".join(TITLES[3:5]), "\n".join(TITLES[1:3]))
    assert "„What others read“" in rule.words.de
    assert "bei 5 von 5 Abrufen" in rule.words.de
    assert "on 5 of 5 visits" in rule.words.en


def test_a_place_that_rests_most_of_the_time_is_not_proposed() -> None:
    _, decided = live(10, lambda n: rotating(n // 2))

    assert decided.proposed_rules == ()


def test_a_number_in_running_text_that_changes_now_and_then_is_not_proposed() -> None:
    def at(number: int) -> Reading:
        return page(*TITLES[:2], filler=(*FILLER, f"By now {140 + number // 3} states have signed the convention."))

    _, decided = live(12, at)

    assert decided.touched == ("main/p[3]",)
    assert decided.proposed_rules == ()


def test_a_paragraph_that_always_changes_does_not_hide_a_box_that_does_too() -> None:
    def at(number: int) -> Reading:
        return page(
            *(TITLES[(number * 2 + line) % len(TITLES)] for line in range(2)),
            filler=(*FILLER, "The experts met. " * (number % 2) + "They agreed on rule " + "abcdefgh"[number] + "."),
        )

    _, decided = live(6, at)

    assert "main/p[3]" in decided.touched
    assert sorted(proposed(decided)) == [BOX, "main/p[3]"]


def test_a_page_that_is_another_each_time_is_not_proposed() -> None:
    _, decided = live(6, lambda n: page(TITLES[n], filler=[f"{text} {TITLES[n]}" * 5 for text in FILLER]))

    assert decided.proposed_rules == ()


def test_a_line_that_never_changes_keeps_its_box_from_being_proposed() -> None:
    _, decided = live(6, lambda n: page(TITLES[n], "The words that always stand in this box."))

    assert proposed(decided) == [f"{LINE}[0]"]


def test_a_place_that_holds_a_watched_quotation_is_not_proposed() -> None:
    quoted = "The words that the entry quotes"

    def at(number: int) -> Reading:
        return page(f"{quoted} on day {TITLES[number]}", TITLES[number])

    _, decided = live(6, at, quotes=(documents.quote(quoted),))

    assert proposed(decided) == [f"{LINE}[1]"]


def test_a_change_at_such_a_place_alone_is_raised_behind_everything_else() -> None:
    _, decided = live(volatility.LEAST_VISITS)

    [finding] = decided.findings
    [reason] = [one for one in finding.reasons if one.name == "volatile"]
    assert (finding.kind, finding.level, finding.score) == (FindingKind.CONTENT_CHANGED, Level.ROUTINE, 1.0)
    assert finding.score == round(sum(one.points for one in finding.reasons), 2)
    assert "5 of 5 visits" in reason.words.en


def test_a_change_elsewhere_keeps_its_score() -> None:
    state, _ = live(volatility.LEAST_VISITS)
    now = page(*TITLES[3:5], filler=(FILLER[0], FILLER[1].replace("took part", "took no part"), FILLER[2]))

    [finding] = decide(state, now).findings

    assert "volatile" not in [one.name for one in finding.reasons]
    assert finding.score > 1.0


def test_no_second_visit_is_asked_for_where_it_would_find_another_text_once_more() -> None:
    _, decided = live(volatility.LEAST_VISITS)

    assert decided.confirm_after is None
    assert [one.confirmed for one in decided.findings] == [True]


def test_the_second_visit_of_a_page_that_is_never_twice_the_same_asks_for_no_third() -> None:
    state, first = live(1)
    known = dataclasses.replace(
        state,
        reading=rotating(1),
        trail=volatility.follow(state.trail, first.touched),
        pending=(PendingFinding(FindingKind.CONTENT_CHANGED, "", documents.NOW),),
    )

    second = decide(known, rotating(2))

    assert first.confirm_after is not None
    assert second.confirm_after is None


@pytest.mark.hazard(33)
def test_an_accepted_rule_holds_back_and_names_itself() -> None:
    _, decided = live(1, ignored=(IgnoreRule(7, BOX, "what others read"),))

    assert (decided.outcome.kind, decided.findings, decided.proposed_rules) == ("same", (), ())
    assert decided.comparison is not None
    assert {(held.kind, held.rule) for held in decided.comparison.held_back} == {("rule", 7)}
    assert decided.touched == (f"{LINE}[0]", f"{LINE}[1]")


def test_links_within_the_place_are_held_back_with_it() -> None:
    def at(number: int) -> Reading:
        title = TITLES[number]
        links = (PageLink(f"https://source.example/news/2021/{number}/report.html", title),)
        return page(title, links=links)

    _, free = live(1, at)
    _, ruled = live(1, at, ignored=(IgnoreRule(7, BOX),))

    assert free.comparison is not None
    assert ruled.comparison is not None
    assert free.comparison.link_change
    assert not ruled.comparison.link_change
    assert ruled.outcome.kind == "same"


def test_a_rule_does_nothing_under_another_heading() -> None:
    _, decided = live(1, ignored=(IgnoreRule(7, BOX, "most read"),))

    assert [finding.kind for finding in decided.findings] == [FindingKind.CONTENT_CHANGED]


def test_a_rule_does_nothing_to_long_text() -> None:
    _, decided = live(1, lambda n: page(" ".join([*TITLES, *TITLES, TITLES[n]])), ignored=(IgnoreRule(7, BOX),))

    assert [finding.kind for finding in decided.findings] == [FindingKind.CONTENT_CHANGED]


def test_a_quotation_that_came_later_frees_its_block_from_the_rule() -> None:
    quoted = "All members shall keep the network open to everybody."

    def at(number: int) -> Reading:
        return page(quoted.replace("shall", "shall" if number == 0 else "need not"), TITLES[number])

    _, decided = live(1, at, ignored=(IgnoreRule(7, BOX),), quotes=(documents.quote(quoted),))

    assert [(one.kind, one.level) for one in decided.findings] == [(FindingKind.QUOTE_ALTERED, Level.URGENT)]
    assert decided.comparison is not None
    assert [edit.after for edit in decided.comparison.edits] == ["need not"]
    assert [held.rule for held in decided.comparison.held_back] == [7]


def test_a_removed_line_is_told_of_its_own_block() -> None:
    before, after = page(*TITLES[:3]), page(*TITLES[:2])

    decided = decide(documents.state(before), after)

    assert decided.touched == (f"{LINE}[2]",)


def test_what_is_proposed_is_the_same_whatever_order_paths_were_learned_in() -> None:
    _, decided = live(6)
    state, _ = live(6)
    backwards = dict(reversed(list(state.trail.touched.items())))
    turned = dataclasses.replace(state, trail=dataclasses.replace(state.trail, touched=backwards))

    again = decide(turned, rotating(6)).proposed_rules

    assert again == decided.proposed_rules
