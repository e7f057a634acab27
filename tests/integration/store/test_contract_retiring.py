"""Findings whose footnote or quotation an entry's text has no more: withdrawn with a reason, and brought back."""

import pytest

from chronicle.changes.state import FindingKind
from fakes import storing
from store.model.desk import Finding, FindingStatus, StoredEntry
from store.model.watching import Watch
from store.ports import Store

WORDS = "the first words that the source is said to contain"
ONE = storing.footnote(1, quote=WORDS)
TWO = storing.footnote(2, "Communiqué of the foreign ministers", url="https://other.example/doc/2")
TWO_ALONE = TWO.replace("[2]", "[1]")


def cited(store: Store) -> StoredEntry:
    stored = store.entries.get(store.entries.save(storing.entry(ONE, TWO), at=storing.START).slug)
    assert stored is not None
    return stored


def found(
    store: Store, kind: FindingKind, subject: str = "", *, keys: tuple[str, ...] = (), confirmed: bool = True
) -> int:
    """Record a finding on the first footnote's page; return its id."""
    document = store.documents.find("https://source.example/page")
    assert document is not None
    draft = storing.draft(kind, subject, citation_keys=keys, confirmed=confirmed)
    store.visits.record([storing.visit(document.id, findings=(draft,))])
    return store.findings.select(statuses=("open", "unconfirmed"))[0].id


def about_the_quote(store: Store, *, confirmed: bool = True) -> int:
    entry = cited(store)
    quote, citation = entry.quote_keys[1][0], entry.citation_keys[1]
    return found(store, FindingKind.QUOTE_GONE, quote, keys=(citation,), confirmed=confirmed)


def about_the_page(store: Store, *more: str) -> int:
    return found(store, FindingKind.DOCUMENT_GONE, keys=(cited(store).citation_keys[1], *more))


def now(store: Store, number: int) -> Finding:
    finding = store.findings.get(number)
    assert finding is not None
    return finding


def revise(store: Store, *footnotes: str, day: int = 1) -> None:
    store.entries.save(storing.entry(*footnotes), at=storing.day(day))


def test_a_finding_about_a_removed_quotation_is_withdrawn_with_its_reason(store: Store) -> None:
    number = about_the_quote(store)

    revise(store, storing.footnote(1), TWO)

    decision = store.findings.decisions(number)[0]
    assert (now(store, number).status, store.findings.undelivered("weekly")) == ("withdrawn", [])
    assert (decision.by, decision.verdict, decision.at) == ("citewatch", "noted", storing.day(1))
    assert "Zitat seit Fassung 2 nicht mehr im Eintrag" in decision.note
    assert "quotation no longer in the entry since revision 2" in decision.note


def test_a_finding_about_a_removed_footnote_is_withdrawn_with_its_reason(store: Store) -> None:
    number = about_the_page(store)

    revise(store, TWO_ALONE)

    assert now(store, number).status == "withdrawn"
    assert "footnote no longer in the entry since revision 2" in store.findings.decisions(number)[0].note


def test_a_finding_about_another_quotation_stays(store: Store) -> None:
    number = about_the_quote(store)

    revise(store, ONE)

    assert (now(store, number).status, store.findings.decisions(number)) == ("open", [])


def test_a_renumbered_footnote_keeps_its_findings(store: Store) -> None:
    number = about_the_quote(store)

    revise(store, TWO_ALONE, ONE.replace("[1]", "[2]"))

    assert now(store, number).status == "open"


def test_a_finding_that_concerns_another_entry_as_well_stays(store: Store) -> None:
    other = storing.entry(storing.footnote(1), title="Q1/2021 - Etwas anderes", text="Anderswo")
    second = store.entries.get(store.entries.save(other, at=storing.START).slug)
    assert second is not None
    number = about_the_page(store, second.citation_keys[1])

    revise(store, TWO_ALONE)

    assert now(store, number).status == "open"


def test_a_finding_on_a_declared_source_stays(store: Store) -> None:
    number = about_the_page(store)
    store.documents.declare([("source", Watch("https://source.example/page"))], at=storing.START)

    revise(store, TWO_ALONE)

    assert now(store, number).status == "open"


@pytest.mark.parametrize(("confirmed", "status"), [(True, "reopened"), (False, "unconfirmed")])
def test_a_quotation_that_comes_back_brings_its_finding_back(
    store: Store, confirmed: bool, status: FindingStatus
) -> None:
    number = about_the_quote(store, confirmed=confirmed)
    revise(store, TWO_ALONE)
    withdrawn = now(store, number).status

    revise(store, ONE, TWO, day=2)

    assert (withdrawn, now(store, number).status) == ("withdrawn", status)
    assert "again since revision 3" in store.findings.decisions(number)[0].note


def test_what_a_visit_has_withdrawn_no_text_brings_back(store: Store) -> None:
    number = about_the_quote(store, confirmed=False)
    revise(store, TWO_ALONE)
    revise(store, ONE, TWO, day=2)
    finding = now(store, number)
    store.visits.record([storing.visit(finding.document_id, at=storing.day(3), withdrawn=(finding.subject,))])

    revise(store, ONE, day=4)

    assert now(store, number).status == "withdrawn"


def test_a_judged_finding_stays_as_it_was_judged(store: Store) -> None:
    number = about_the_quote(store)
    store.findings.decide(number, verdict="accepted", note="", by="anna", at=storing.START)

    revise(store, TWO_ALONE)

    assert now(store, number).status == "decided"
    assert [one.by for one in store.findings.decisions(number)] == ["anna"]
