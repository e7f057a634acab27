"""Messages, people, facts."""

import dataclasses
from typing import Any

import pytest

from fakes import storing
from store import errors
from store.model.desk import Delivery
from store.model.watching import Watch
from store.ports import Store


def delivery(*finding_ids: int, subscription: str = "weekly", message_id: str = "<1@citewatch>") -> Delivery:
    return Delivery(
        id=0,
        subscription=subscription,
        kind="weekly",
        message_id=message_id,
        created_at=storing.START,
        status="pending",
        attempts=0,
        finding_ids=finding_ids,
        period_start=storing.START,
        message=b"From: a\r\n\r\n\x00\xff",
    )


def findings(store: Store, count: int = 2) -> list[int]:
    number = store.documents.watch(Watch("https://source.example/page"), at=storing.START)
    drafts = tuple(storing.draft(subject=f"s{n}", score=float(-n)) for n in range(count))
    store.visits.record([storing.visit(number, findings=drafts)])
    return [one.id for one in store.findings.select()]


def test_a_message_comes_back_with_its_findings_in_order(store: Store) -> None:
    first, second = findings(store)

    made = store.deliveries.add(delivery(second, first))

    assert store.deliveries.get(made.id) == made
    assert made == dataclasses.replace(delivery(second, first), id=made.id)


def test_a_finding_goes_into_one_message_of_a_subscription_only(store: Store) -> None:
    first, second = findings(store)
    store.deliveries.add(delivery(first))

    with pytest.raises(errors.AlreadyDeliveredError):
        store.deliveries.add(delivery(second, first, message_id="<2@citewatch>"))

    assert [one.id for one in store.findings.undelivered("weekly")] == [second]
    assert len(store.deliveries.recent()) == 1


def test_another_subscription_gets_the_finding_too(store: Store) -> None:
    first, _ = findings(store)
    store.deliveries.add(delivery(first))

    store.deliveries.add(delivery(first, subscription="anna", message_id="<2@citewatch>"))

    assert len(store.deliveries.recent()) == 2
    assert [one.subscription for one in store.deliveries.recent(subscription="anna")] == ["anna"]


def test_what_was_not_sent_is_pending_and_attempts_are_counted(store: Store) -> None:
    made = store.deliveries.add(delivery())
    store.deliveries.mark(made.id, "sending", at=storing.START)
    store.deliveries.mark(made.id, "failed", at=storing.START, error="refused")
    failed = store.deliveries.pending()

    store.deliveries.mark(made.id, "sending", at=storing.day(1))

    assert [(one.status, one.attempts, one.last_error) for one in failed] == [("failed", 1, "refused")]
    assert [(one.status, one.attempts) for one in store.deliveries.pending()] == [("sending", 2)]


def test_a_sent_message_says_when_its_findings_were_reported(store: Store) -> None:
    first, second = findings(store)
    made = store.deliveries.add(delivery(first))
    store.deliveries.add(delivery(second, message_id="<2@citewatch>"))

    store.deliveries.mark(made.id, "sent", at=storing.day(1))

    assert store.deliveries.reported_at([first, second], subscription="weekly") == {first: storing.day(1)}
    assert [one.message_id for one in store.deliveries.pending()] == ["<2@citewatch>"]


def test_an_unknown_message_cannot_be_marked(store: Store) -> None:
    with pytest.raises(errors.UnknownDeliveryError):
        store.deliveries.mark(10**9, "sent", at=storing.START)


def test_only_urgent_findings_are_asked_for_urgently(store: Store) -> None:
    findings(store)

    assert store.findings.undelivered("weekly", urgent_only=True) == []


def test_a_name_is_taken_whatever_its_case(store: Store) -> None:
    store.users.add("Änne", role="editor", password_hash="x", language="de", at=storing.START)

    with pytest.raises(errors.NameTakenError):
        store.users.add("äNNE", role="reader", password_hash="y", language="en", at=storing.START)

    found = store.users.get("ÄNNE")
    assert found is not None
    assert (found.name, found.role, found.disabled) == ("Änne", "editor", False)


def test_a_person_is_changed_only_in_what_is_given(store: Store) -> None:
    store.users.add("anna", role="editor", password_hash="x", language="de", at=storing.START)

    changed = store.users.change("ANNA", disabled=True)

    assert store.users.get("anna") == changed
    assert (changed.role, changed.password_hash, changed.disabled) == ("editor", "x", True)


def test_nobody_cannot_be_changed(store: Store) -> None:
    with pytest.raises(errors.UnknownUserError):
        store.users.change("nobody", disabled=True)

    assert store.users.get("nobody") is None


def test_everybody_is_listed_by_name(store: Store) -> None:
    for name in ("Zoe", "anna", "Bert"):
        store.users.add(name, role="reader", password_hash="x", language="en", at=storing.START)

    assert [user.name for user in store.users.all()] == ["anna", "Bert", "Zoe"]


@pytest.mark.parametrize("change", [{"role": "editor"}, {"disabled": True}])
def test_the_last_enabled_administrator_cannot_be_dismissed(store: Store, change: dict[str, Any]) -> None:
    """A disabled one does not count: they cannot let anybody in."""
    for name in ("Anna", "bert"):
        store.users.add(name, role="administrator", password_hash="x", language="de", at=storing.START)
    store.users.change("bert", disabled=True)

    with pytest.raises(errors.LastAdministratorError, match="citewatch users role NAME administrator"):
        store.users.change("anna", **change)

    found = store.users.get("anna")
    assert found is not None
    assert (found.role, found.disabled) == ("administrator", False)


def test_one_of_two_administrators_can_be_dismissed(store: Store) -> None:
    for name in ("anna", "bert"):
        store.users.add(name, role="administrator", password_hash="x", language="de", at=storing.START)

    assert store.users.change("anna", role="reader").role == "reader"


def test_the_last_administrator_may_change_all_else(store: Store) -> None:
    store.users.add("anna", role="administrator", password_hash="x", language="de", at=storing.START)

    changed = store.users.change("anna", role="administrator", disabled=False, language="en", password_hash="y")

    assert (changed.language, changed.password_hash) == ("en", "y")


def test_a_fact_is_kept_and_replaced(store: Store) -> None:
    store.set_fact("last digest", "2026-03-02")

    store.set_fact("last digest", "2026-03-09")

    assert store.fact("last digest") == "2026-03-09"
    assert store.fact("never set") is None
