"""Findings: one per subject and pair of readings, confirmed, decided, reopened."""

import pytest

from chronicle.changes.model import Level
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingDraft, FindingKind, PendingVerdict
from fakes import storing
from fakes.readings import reading
from store import errors
from store.model.watching import Watch
from store.ports import Store


@pytest.fixture
def page(store: Store) -> int:
    return store.documents.watch(Watch("https://source.example/page"), at=storing.START)


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


def same(store: Store, page: int, number: int, pending: PendingVerdict = PendingVerdict.KEEP) -> None:
    store.visits.record([storing.visit(page, at=storing.day(number), pending=pending)])


def gone(store: Store, page: int, number: int) -> None:
    draft = storing.draft(FindingKind.DOCUMENT_GONE)
    store.visits.record([storing.visit(page, at=storing.day(number), kind=OutcomeKind.GONE, findings=(draft,))])


def test_a_finding_says_what_was_compared_and_whom_it_concerns(store: Store) -> None:
    slug = store.entries.save(storing.entry(storing.footnote(1)), at=storing.START).slug
    stored = store.entries.get(slug)
    document = store.documents.find("https://source.example/page")
    assert stored is not None
    assert document is not None
    change(store, document.id, 0)
    draft = storing.draft(citation_keys=(stored.citation_keys[1],))

    change(store, document.id, 1, draft)

    finding = store.findings.select(entry=slug)[0]
    newest, oldest = store.visits.readings(document.id)
    assert (finding.before_reading_id, finding.after_reading_id) == (oldest.id, newest.id)
    assert (finding.citation_keys, finding.entries) == (draft.citation_keys, (slug,))
    assert (finding.reasons, finding.summary, finding.created_at) == (draft.reasons, draft.summary, storing.day(1))
    assert store.findings.get(finding.id) == finding


def test_the_first_visits_finding_has_nothing_before_it(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(FindingKind.NEW_DOCUMENT, "https://source.example/7"))

    finding = store.findings.select()[0]

    assert finding.before_reading_id is None
    assert finding.after_reading_id is not None


def test_findings_are_sorted_by_urgency_then_score_then_age(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(subject="old", score=5), storing.draft(subject="high", score=9))
    change(store, page, 1, storing.draft(subject="young", score=5), storing.draft(subject="u", level=Level.URGENT))

    subjects = [one.subject for one in store.findings.select()]

    assert subjects == ["u", "high", "old", "young"]
    assert [one.subject for one in store.findings.select(limit=2, offset=1)] == ["high", "old"]
    assert [one.subject for one in store.findings.select(level="urgent", document_id=page)] == ["u"]


def test_a_finding_waits_for_a_second_visit_and_is_opened_by_it(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(confirmed=False))
    waiting = store.findings.select(statuses=("unconfirmed",))

    same(store, page, 1, PendingVerdict.CONFIRM)

    opened = store.findings.select()[0]
    assert [one.confirmed_at for one in waiting] == [None]
    assert (opened.status, opened.confirmed_at, store.findings.count()) == ("open", storing.day(1), 1)


def test_a_finding_that_a_second_visit_does_not_see_is_withdrawn(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(confirmed=False))

    same(store, page, 1, PendingVerdict.WITHDRAW)

    assert store.findings.count() == 0
    assert store.findings.count(statuses=("withdrawn",)) == 1


@pytest.mark.parametrize("others", [PendingVerdict.CONFIRM, PendingVerdict.KEEP])
def test_one_waiting_finding_is_withdrawn_whatever_becomes_of_the_others(
    store: Store, page: int, others: PendingVerdict
) -> None:
    quote = storing.draft(FindingKind.QUOTE_GONE, "quote-1", confirmed=False)
    change(store, page, 0, quote, storing.draft(confirmed=False))

    change(store, page, 1, pending=others, withdrawn=("quote-1",))

    left = store.findings.select(statuses=("open", "unconfirmed"))
    assert [one.kind for one in left] == [FindingKind.CONTENT_CHANGED]
    assert [one.subject for one in store.findings.select(statuses=("withdrawn",))] == ["quote-1"]


def test_a_visit_that_says_nothing_keeps_it_waiting(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(confirmed=False))

    same(store, page, 1)

    assert store.findings.count(statuses=("unconfirmed",)) == 1


def test_confirming_one_document_leaves_others_waiting(store: Store, page: int) -> None:
    other = store.documents.watch(Watch("https://other.example/"), at=storing.START)
    change(store, page, 0, storing.draft(confirmed=False))
    change(store, other, 0, storing.draft(confirmed=False))

    same(store, page, 1, PendingVerdict.CONFIRM)

    assert [one.document_id for one in store.findings.select(statuses=("unconfirmed",))] == [other]


def test_a_decision_closes_a_finding_and_names_the_reading_it_judged(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft())
    finding = store.findings.select()[0]

    decision = store.findings.decide(finding.id, verdict="accepted", note="to do", by="anna", at=storing.day(1))

    assert (decision.after_reading_id, decision.by) == (finding.after_reading_id, "anna")
    assert store.findings.decisions(finding.id) == [decision]
    assert [one.id for one in store.findings.select(statuses=("decided",))] == [finding.id]


def test_later_is_a_decision_that_leaves_the_finding_open(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft())
    finding = store.findings.select()[0]

    store.findings.decide(finding.id, verdict="later", note="", by="anna", at=storing.day(1))

    assert store.findings.count(statuses=("open",)) == 1
    assert [one.verdict for one in store.findings.decisions(finding.id)] == ["later"]


def test_an_unknown_finding_cannot_be_decided(store: Store) -> None:
    with pytest.raises(errors.UnknownFindingError):
        store.findings.decide(10**9, verdict="noted", note="", by="anna", at=storing.START)


def test_a_further_change_after_a_decision_reopens_with_the_old_decision_shown(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(subject="quote"))
    first = store.findings.select()[0]
    store.findings.decide(first.id, verdict="rejected", note="stays", by="anna", at=storing.day(1))

    change(store, page, 2, storing.draft(subject="quote"))

    second = store.findings.select()[0]
    assert (second.status, second.id != first.id) == ("reopened", True)
    assert [one.note for one in store.findings.decisions(second.id)] == ["stays"]
    assert store.findings.decisions(first.id)[0].finding_id == first.id


def test_a_further_change_that_waits_is_reopened_by_its_confirmation(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft())
    store.findings.decide(store.findings.select()[0].id, verdict="noted", note="", by="anna", at=storing.day(1))
    change(store, page, 2, storing.draft(confirmed=False))

    same(store, page, 3, PendingVerdict.CONFIRM)

    assert [one.status for one in store.findings.select()] == ["reopened"]


def test_a_further_change_without_a_decision_is_another_open_finding(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft())

    change(store, page, 1, storing.draft())

    assert [one.status for one in store.findings.select()] == ["open", "open"]


def test_a_loss_that_goes_on_is_one_finding(store: Store, page: int) -> None:
    change(store, page, 0)
    for number in (1, 2, 3):
        gone(store, page, number)

    finding = store.findings.select()[0]

    assert (store.findings.count(), finding.created_at, finding.seen_at) == (1, storing.day(1), storing.day(3))
    assert (finding.before_reading_id is None, finding.after_reading_id) == (False, None)


def test_a_loss_that_was_decided_stays_decided_while_it_goes_on(store: Store, page: int) -> None:
    change(store, page, 0)
    gone(store, page, 1)
    store.findings.decide(store.findings.select()[0].id, verdict="noted", note="", by="anna", at=storing.day(1))

    gone(store, page, 2)

    assert store.findings.count() == 0


def test_a_loss_again_after_a_good_visit_is_told_again(store: Store, page: int) -> None:
    change(store, page, 0)
    gone(store, page, 1)
    store.findings.decide(store.findings.select()[0].id, verdict="noted", note="", by="anna", at=storing.day(1))
    same(store, page, 2)

    gone(store, page, 3)

    assert [(one.status, one.created_at) for one in store.findings.select()] == [("reopened", storing.day(3))]


def test_two_subjects_of_one_change_are_two_findings(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(subject="a"), storing.draft(subject="b"), storing.draft(subject="a"))

    assert sorted(one.subject for one in store.findings.select()) == ["a", "b"]


def test_a_subject_as_long_as_an_address_may_be_is_kept(store: Store, page: int) -> None:
    subject = "https://source.example/" + "x" * 7000

    change(store, page, 0, storing.draft(FindingKind.NEW_DOCUMENT, subject))

    assert [one.subject for one in store.findings.select()] == [subject]


def test_undelivered_are_open_findings_that_no_message_carries(store: Store, page: int) -> None:
    change(store, page, 0, storing.draft(subject="a"), storing.draft(subject="b", confirmed=False))
    change(store, page, 1, storing.draft(subject="u", level=Level.URGENT))

    assert [one.subject for one in store.findings.undelivered("weekly")] == ["u", "a"]
    assert [one.subject for one in store.findings.undelivered("weekly", urgent_only=True)] == ["u"]
