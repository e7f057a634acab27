"""Rules that hold noise back: proposed by visits, decided by editors, told to the next visit; proposals turned down."""

import pytest

from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.rules import IgnoreRule
from chronicle.changes.state import ProposedRule, Trail
from fakes import storing
from store import errors
from store.model.watching import Watch
from store.ports import Store

BOX = "body/div[3]"


@pytest.fixture
def page(store: Store) -> int:
    return store.documents.watch(Watch("https://source.example/page"), at=storing.START)


def proposed(place: str = BOX, *, visit: int = 6, texts: tuple[str, ...] = ("now",)) -> ProposedRule:
    return ProposedRule(place, "most read", texts, 5, 5, visit, storing.WORDS)


def visit(store: Store, page: int, *rules: ProposedRule, day: int = 0, touched: tuple[str, ...] = ()) -> None:
    record = storing.visit(page, at=storing.day(day), kind=OutcomeKind.CHANGED, proposed_rules=rules, touched=touched)
    store.visits.record([record])


def test_a_place_is_proposed_once_with_what_stood_there_last(store: Store, page: int) -> None:
    visit(store, page, proposed(texts=("b", "a")))
    visit(store, page, proposed(visit=7, texts=("c", "b")), day=7)

    [rule] = store.noise_rules.select(document_id=page)

    assert (rule.status, rule.texts, rule.visit) == ("proposed", ("c", "b", "a"), 7)
    assert (rule.proposed_at, rule.seen_at) == (storing.day(0), storing.day(7))


@pytest.mark.hazard(33)
def test_an_accepted_rule_is_told_to_the_next_visit(store: Store, page: int) -> None:
    visit(store, page, proposed())
    [rule] = store.noise_rules.select(statuses=("proposed",))
    before = store.documents.states([page])[page].ignored

    accepted = store.noise_rules.decide(rule.id, "accepted", by="Ada", at=storing.day(1))

    assert (accepted.status, accepted.decided_by, accepted.decided_at) == ("accepted", "Ada", storing.day(1))
    assert before == ()
    assert store.documents.states([page])[page].ignored == (IgnoreRule(rule.id, BOX, "most read"),)
    assert store.noise_rules.get(rule.id) == accepted


def test_a_withdrawn_rule_holds_nothing_back_and_keeps_its_history(store: Store, page: int) -> None:
    visit(store, page, proposed())
    [rule] = store.noise_rules.select()
    store.noise_rules.decide(rule.id, "accepted", by="Ada", at=storing.day(1))

    store.noise_rules.decide(rule.id, "withdrawn", by="Bob", at=storing.day(2))

    assert store.documents.states([page])[page].ignored == ()
    assert [(one.verdict, one.by) for one in store.noise_rules.decisions(rule.id)] == [
        ("withdrawn", "Bob"),
        ("accepted", "Ada"),
    ]


def test_a_dismissed_place_is_not_proposed_again_before_every_visit_is_another(store: Store, page: int) -> None:
    visit(store, page, proposed())
    [rule] = store.noise_rules.select()
    store.noise_rules.decide(rule.id, "dismissed", by="Ada", at=storing.day(1))

    visit(store, page, proposed(visit=25), proposed(f"{BOX}/p", visit=25), day=2)
    still = store.noise_rules.select()
    visit(store, page, proposed(visit=26), day=3)

    assert [one.status for one in still] == ["dismissed"]
    assert [one.status for one in store.noise_rules.select()] == ["proposed"]


def test_a_box_takes_the_place_of_its_single_lines(store: Store, page: int) -> None:
    visit(store, page, proposed(f"{BOX}/p"))
    visit(store, page, proposed(visit=7), day=1)

    assert [(one.place, one.status) for one in store.noise_rules.select()] == [
        (BOX, "proposed"),
        (f"{BOX}/p", "dismissed"),
    ]


def test_a_decision_that_the_rules_state_does_not_allow_is_refused(store: Store, page: int) -> None:
    visit(store, page, proposed())
    [rule] = store.noise_rules.select()

    with pytest.raises(errors.RuleStateError, match="is proposed"):
        store.noise_rules.decide(rule.id, "withdrawn", by="Ada", at=storing.day(1))

    with pytest.raises(errors.UnknownRuleError, match="999"):
        store.noise_rules.decide(999, "accepted", by="Ada", at=storing.day(1))


def test_visits_at_which_a_block_changed_are_told_with_their_numbers(store: Store, page: int) -> None:
    for number in range(1, 25):
        visit(store, page, day=number, touched=("p", "q") if number == 24 else ("p",))

    trail = store.documents.states([page])[page].trail

    assert trail == Trail(24, {"p": tuple(range(5, 25)), "q": (24,)})


def test_blocks_at_rest_make_room_for_those_that_change_now(store: Store, page: int) -> None:
    visit(store, page, touched=tuple(f"old[{n}]" for n in range(200)))
    for number in range(1, 20):
        visit(store, page, day=number)

    visit(store, page, day=30, touched=("new",))

    assert store.documents.states([page])[page].trail.touched == {"new": (21,)}


def test_a_proposal_that_was_turned_down_stays_so_through_a_revision(store: Store) -> None:
    note = storing.footnote(1, url="hhttps://source.example/page")
    store.entries.save(storing.entry(note), at=storing.START)
    [proposal] = [one for one in store.entries.proposals() if one.kind == "url-malformed"]
    store.entries.dismiss_proposal(proposal.id, by="Ada", at=storing.day(1))

    store.entries.save(storing.entry(note, text="Ein anderer Satz"), at=storing.day(2))
    [after] = [one for one in store.entries.proposals() if one.kind == "url-malformed"]

    assert (after.status, after.dismissed_by, after.done_at) == ("dismissed", "Ada", storing.day(1))
    with pytest.raises(errors.ProposalStateError, match="dismissed"):
        store.entries.dismiss_proposal(proposal.id, by="Ada", at=storing.day(3))


def test_a_proposal_that_was_turned_down_can_be_opened_again(store: Store) -> None:
    store.entries.save(storing.entry(storing.footnote(1, url="hhttps://source.example/page")), at=storing.START)
    [proposal] = [one for one in store.entries.proposals() if one.kind == "url-malformed"]
    store.entries.dismiss_proposal(proposal.id, by="Ada", at=storing.day(1))

    again = store.entries.reopen_proposal(proposal.id)

    assert (again.status, again.dismissed_by) == ("open", None)
    with pytest.raises(errors.UnknownProposalError):
        store.entries.reopen_proposal(10**6)
