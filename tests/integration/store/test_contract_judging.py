"""What judging asks of the store: the same change elsewhere, what decisions come to, readings of linked documents."""

import dataclasses

import pytest

from chronicle.changes.model import Feedback, Level
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingDraft, FindingKind, PendingVerdict
from fakes import storing
from fakes.readings import reading
from store import errors
from store.model.desk import Finding, Verdict
from store.model.watching import Watch
from store.ports import Store
from store.rules import limits

DIGEST = "0123456789abcdef"


def watch(store: Store, url: str) -> int:
    return store.documents.watch(Watch(url), at=storing.START)


def change(store: Store, page: int, number: int, *drafts: FindingDraft, **more: object) -> None:
    """Record a visit on this day that brought another text, and these findings."""
    given: dict[str, object] = {
        "at": storing.day(number),
        "kind": OutcomeKind.CHANGED,
        "reading": reading(f"Text {number}"),
        "keep_reading": True,
        "findings": drafts,
    }
    store.visits.record([storing.visit(page, **(given | more))])  # type: ignore[arg-type]


def renamed(kind: FindingKind = FindingKind.CONTENT_CHANGED, *, confirmed: bool = False) -> FindingDraft:
    """A change that is the same wherever it is seen."""
    level = Level.ROUTINE if kind is FindingKind.CONTENT_CHANGED else Level.URGENT
    return dataclasses.replace(storing.draft(kind, level=level, confirmed=confirmed), change_digest=DIGEST)


def only(store: Store, page: int) -> Finding:
    found = store.findings.select(statuses=("open", "reopened", "unconfirmed", "decided"), document_id=page)
    return found[0]


def pages(store: Store, count: int) -> list[int]:
    return [watch(store, f"https://host{number}.example/") for number in range(count)]


def test_the_same_change_on_several_pages_counts_for_less_and_names_how_many(store: Store) -> None:
    found = pages(store, 4)
    for page in found:
        change(store, page, 0, renamed())

    last = only(store, found[-1])

    assert last.score == 6.0
    assert (last.reasons[-1].name, last.reasons[-1].points) == ("identical", -4.0)
    assert last.reasons[-1].words.en == "The same change was seen on 3 other pages as well."
    assert [one.document_id for one in store.findings.same_change(last.id)] == found[:3]


def test_the_second_visit_weighs_the_first_findings_as_the_last(store: Store) -> None:
    found = pages(store, 4)
    for page in found:
        change(store, page, 0, renamed())

    store.visits.record([storing.visit(one, at=storing.day(1), pending=PendingVerdict.CONFIRM) for one in found])

    assert {only(store, one).score for one in found} == {6.0}
    assert {only(store, one).status for one in found} == {"open"}


def test_a_quotation_that_the_same_change_touches_keeps_its_score(store: Store) -> None:
    found = pages(store, 4)
    for page in found:
        change(store, page, 0, renamed(FindingKind.QUOTE_ALTERED))

    last = only(store, found[-1])

    assert (last.level, last.score, last.reasons[-1].points) == (Level.URGENT, 10.0, 0.0)


@pytest.mark.parametrize("days", [15, 400])
def test_a_change_of_another_time_is_another_change(store: Store, days: int) -> None:
    first, second = pages(store, 2)
    change(store, first, 0, renamed())

    change(store, second, days, renamed())

    assert store.findings.same_change(only(store, second).id) == []
    assert len(only(store, second).reasons) == 1


def test_what_was_withdrawn_is_not_counted(store: Store) -> None:
    first, second = pages(store, 2)
    change(store, first, 0, renamed())
    store.visits.record([storing.visit(first, at=storing.day(1), pending=PendingVerdict.WITHDRAW)])

    change(store, second, 1, renamed())

    assert len(only(store, second).reasons) == 1


def test_two_findings_of_one_page_are_not_each_others_company(store: Store) -> None:
    page = watch(store, "https://source.example/page")

    change(store, page, 0, renamed(), renamed(FindingKind.QUOTE_ALTERED))

    assert store.findings.same_change(only(store, page).id) == []


def test_a_finding_without_a_change_has_no_company(store: Store) -> None:
    for page in pages(store, 2):
        change(store, page, 0, storing.draft())

    assert [store.findings.same_change(one.id) for one in store.findings.select()] == [[], []]
    assert store.findings.same_change(10**9) == []


def judge(
    store: Store, page: int, number: int, verdict: Verdict, *, by: str = "anna", kind: str = "content-changed"
) -> int:
    """Record a finding on this day and a decision the day after; return the finding."""
    draft = storing.draft(FindingKind(kind), subject=f"finding {number}")
    change(store, page, number, draft)
    finding = next(one for one in store.findings.select(document_id=page) if one.subject == draft.subject)
    store.findings.decide(finding.id, verdict=verdict, note="", by=by, at=storing.day(number + 1))
    return finding.id


def test_decisions_on_a_source_are_what_the_next_visit_knows(store: Store) -> None:
    page, other = pages(store, 2)
    for number, verdict in enumerate(("rejected", "rejected", "accepted", "noted", "later")):
        judge(store, page, number, verdict)  # type: ignore[arg-type]

    expected = Feedback(lowered=2, raised=1, since=storing.day(1))
    assert store.findings.feedback(page) == expected
    assert store.documents.states([page])[page].feedback == expected
    assert store.findings.feedback(other) == Feedback()


def test_the_last_word_on_a_finding_counts(store: Store) -> None:
    page = watch(store, "https://source.example/page")
    finding = judge(store, page, 0, "rejected")

    store.findings.decide(finding, verdict="accepted", note="", by="ben", at=storing.day(3))

    assert store.findings.feedback(page) == Feedback(lowered=0, raised=1, since=storing.day(3))


def test_what_citewatch_itself_records_is_no_judgement(store: Store) -> None:
    page = watch(store, "https://source.example/page")

    judge(store, page, 0, "rejected", by="citewatch")

    assert store.findings.feedback(page) == Feedback()


def test_that_a_finding_about_a_quotation_missed_lowers_nothing(store: Store) -> None:
    page = watch(store, "https://source.example/page")

    judge(store, page, 0, "rejected", kind="quote-gone")

    assert store.findings.feedback(page) == Feedback()


def test_only_the_newest_judgements_count(store: Store) -> None:
    page = watch(store, "https://source.example/page")
    for number in range(23):
        judge(store, page, number, "rejected")

    assert store.findings.feedback(page) == Feedback(lowered=20, raised=0, since=storing.day(4))


def test_decisions_can_be_left_out_of_account_and_taken_in_again(store: Store) -> None:
    page = watch(store, "https://source.example/page")
    judge(store, page, 0, "rejected")
    judge(store, page, 5, "accepted")

    store.documents.count_decisions(page, since=storing.day(2), by="anna")
    left_out = store.findings.feedback(page)
    document = store.documents.get(page)
    store.documents.count_decisions(page, since=None, by="ben")

    assert left_out == Feedback(lowered=0, raised=1, since=storing.day(6))
    assert document is not None
    assert (document.decisions_from, document.decisions_from_by) == (storing.day(2), "anna")
    assert store.findings.feedback(page).lowered == 1


def test_an_unknown_document_has_no_decisions_to_leave_out(store: Store) -> None:
    with pytest.raises(errors.UnknownDocumentError):
        store.documents.count_decisions(10**6, since=None, by="anna")


def read(store: Store, url: str, text: str) -> int:
    page = watch(store, url)
    change(store, page, 0, reading=reading(text, url=url))
    return page


def test_linked_documents_come_first_in_the_order_of_the_links(store: Store) -> None:
    page = read(store, "https://source.example/page", "the page itself")
    read(store, "https://source.example/neighbour", "neighbour")
    read(store, "https://one.example/", "one")
    read(store, "https://two.example/", "two")
    urls = [
        "https://two.example/#part",
        "no address",
        "https://nowhere.example/",
        "http://one.example",
        "https://one.example/",
    ]

    found = store.visits.linked([*urls, "https://source.example/page"], document_id=page)

    assert [one.text for one in found] == ["two", "one", "neighbour"]


def test_the_youngest_neighbours_come_first_and_the_number_is_bounded(store: Store) -> None:
    page = read(store, "https://source.example/page", "the page itself")
    for number in range(5):
        read(store, f"https://source.example/{number}", f"neighbour {number}")
    watch(store, "https://source.example/not-visited-yet")

    found = store.visits.linked([], document_id=page, limit=3)

    assert [one.text for one in found] == ["neighbour 4", "neighbour 3", "neighbour 2"]


def test_a_very_long_document_is_left_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINKED_BYTES", 500)
    page = read(store, "https://source.example/page", "the page itself")
    read(store, "https://source.example/long", " ".join(str(number * number) for number in range(4000)))

    assert store.visits.linked(["https://source.example/long"], document_id=page) == []
