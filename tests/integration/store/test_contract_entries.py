"""Entries: saving twice changes nothing, revisions keep identities, proposals close by themselves."""

import dataclasses
from datetime import datetime

import pytest

from chronicle.changes.model import QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingKind
from chronicle.documents.model import ListingItem
from fakes import storing
from fakes.readings import reading
from store.ports import Store

ONE = storing.footnote(1, quote="the first words that the source is said to contain")
OTHER = "Communiqué of the foreign ministers"
TWO = storing.footnote(
    2, OTHER, url="https://other.example/doc/2", quote="the second words that another source contains"
)


def test_a_first_text_creates_an_entry_and_watches_what_it_cites(store: Store) -> None:
    saved = store.entries.save(storing.entry(ONE, TWO), at=storing.START)

    assert (saved.status, saved.revision, saved.added) == ("created", 1, (1, 2))
    assert {d.url for d in store.documents.due(now=storing.START, limit=9, per_host=9)} == {
        "https://source.example/page",
        "https://other.example/doc/2",
    }


def test_the_same_text_again_changes_nothing(store: Store) -> None:
    store.entries.save(storing.entry(ONE, TWO), at=storing.START)

    again = store.entries.save(storing.entry(ONE, TWO), at=storing.day(1))

    assert (again.status, again.revision) == ("unchanged", 1)
    assert len(store.entries.revisions(again.slug)) == 1


def test_a_stored_entry_comes_back_as_it_was_parsed(store: Store) -> None:
    entry = storing.entry(ONE, TWO)
    slug = store.entries.save(entry, at=storing.START).slug

    stored = store.entries.get(slug)

    assert stored is not None
    assert (stored.entry, stored.imported_at, set(stored.citation_keys)) == (entry, storing.START, {1, 2})
    assert [len(keys) for keys in stored.quote_keys.values()] == [1, 1]


def test_a_note_inserted_before_another_keeps_that_ones_identity(store: Store) -> None:
    slug = store.entries.save(storing.entry(ONE, TWO), at=storing.START).slug
    before = store.entries.get(slug)
    inserted = storing.footnote(1, "A wholly new note about something else", url="https://third.example/x")
    moved = [ONE.replace("[1]", "[2]"), TWO.replace("[2]", "[3]")]

    saved = store.entries.save(storing.entry(inserted, *moved), at=storing.day(1))

    after = store.entries.get(slug)
    assert before is not None
    assert after is not None
    assert (saved.status, saved.renumbered, saved.added) == ("revised", {1: 2, 2: 3}, (1,))
    assert (after.citation_keys[2], after.citation_keys[3]) == (before.citation_keys[1], before.citation_keys[2])


def test_quote_states_and_decisions_follow_a_renumbered_note(store: Store) -> None:
    slug = store.entries.save(storing.entry(ONE, TWO), at=storing.START).slug
    stored = store.entries.get(slug)
    document = store.documents.find("https://source.example/page")
    assert stored is not None
    assert document is not None
    key = stored.quote_keys[1][0]
    finding = storing.draft(FindingKind.QUOTE_ALTERED, key, citation_keys=(stored.citation_keys[1],))
    seen = storing.quote_seen(key, QuoteStateName.ALTERED)
    store.visits.record(
        [
            storing.visit(
                document.id,
                kind=OutcomeKind.NEW,
                reading=reading("Text"),
                keep_reading=True,
                quote_states=(seen,),
                findings=(finding,),
            )
        ]
    )
    found = store.findings.select()[0]
    store.findings.decide(found.id, verdict="noted", note="seen", by="anna", at=storing.START)
    swapped = [TWO.replace("[2]", "[1]"), ONE.replace("[1]", "[2]")]

    store.entries.save(storing.entry(*swapped), at=storing.day(1))

    watched = next(quote for quote in store.documents.states([document.id])[document.id].quotes if quote.key == key)
    assert (watched.citation, watched.last) == (2, QuoteStateName.ALTERED)
    assert [one.id for one in store.findings.select(statuses=("decided",), entry=slug)] == [found.id]


@pytest.mark.hazard(80)
def test_a_renamed_entry_keeps_its_slug_and_is_found_by_both(store: Store) -> None:
    slug = store.entries.save(storing.entry(ONE, TWO), at=storing.START).slug

    saved = store.entries.save(storing.entry(ONE, TWO, title="Q4/2020 - Vorsitz Russlands in BRICS"), at=storing.day(1))

    assert (saved.slug, saved.status) == (slug, "revised")
    assert store.entries.get("2020-q4-vorsitz-russlands-in-brics") == store.entries.get(slug)


def test_two_entries_with_the_same_footnote_have_two_citations(store: Store) -> None:
    first = store.entries.save(storing.entry(ONE), at=storing.START).slug
    other = storing.entry(ONE, TWO, title="Q1/2021 - Etwas anderes, das damit nichts zu tun hat", text="Anderswo")

    second = store.entries.save(other, at=storing.START)

    document = store.documents.find("https://source.example/page")
    assert document is not None
    cited = store.entries.cited(document_id=document.id)
    assert second.status == "created"
    assert {one.entry for one in cited} == {first, second.slug}
    assert len({one.citation_key for one in cited}) == 2


def test_an_address_that_is_cited_no_more_rests(store: Store) -> None:
    slug = store.entries.save(storing.entry(ONE, TWO), at=storing.START).slug

    saved = store.entries.save(storing.entry(ONE), at=storing.day(1))

    document = store.documents.find("https://other.example/doc/2")
    assert document is not None
    assert (saved.removed, document.next_visit_at) == ((2,), None)
    assert [one.number for one in store.entries.cited(entry=slug)] == [1]


def revise_a_visited_page(store: Store, *footnotes: str, text: str = "Es wurde beraten") -> datetime | None:
    """Cite and visit a page, revise the entry a day later; return when the page is due then."""
    store.entries.save(storing.entry(ONE, TWO), at=storing.START)
    document = store.documents.find("https://source.example/page")
    assert document is not None
    seen = reading("Text")
    visit = storing.visit(document.id, kind=OutcomeKind.NEW, reading=seen, keep_reading=True)
    store.visits.record([dataclasses.replace(visit, next_visit_at=storing.day(7))])
    store.entries.save(storing.entry(*footnotes, text=text), at=storing.day(1))
    found = store.documents.get(document.id)
    assert found is not None
    return found.next_visit_at


def test_a_visited_page_that_gains_a_quote_is_due_at_once(store: Store) -> None:
    edited = ONE.replace("the first words", "some other words")

    assert revise_a_visited_page(store, edited, TWO) == storing.day(1)


def test_a_visited_page_that_gains_a_citation_is_due_at_once(store: Store) -> None:
    third = storing.footnote(3, "The same page, for another matter")

    assert revise_a_visited_page(store, ONE, TWO, third) == storing.day(1)


def test_a_revision_that_gains_a_page_nothing_leaves_its_turn(store: Store) -> None:
    renumbered = [TWO.replace("[2]", "[1]"), ONE.replace("[1]", "[2]")]

    assert revise_a_visited_page(store, *renumbered, text="Anders beraten") == storing.day(7)


def test_a_page_that_is_due_already_is_not_put_off(store: Store) -> None:
    store.entries.save(storing.entry(TWO.replace("[2]", "[1]")), at=storing.START)

    store.entries.save(storing.entry(TWO.replace("[2]", "[1]").replace("second", "other")), at=storing.day(1))

    document = store.documents.find("https://other.example/doc/2")
    assert document is not None
    assert document.next_visit_at == storing.START


def test_a_quote_that_the_text_has_no_more_is_watched_no_more(store: Store) -> None:
    store.entries.save(storing.entry(ONE, TWO), at=storing.START)
    document = store.documents.find("https://source.example/page")
    assert document is not None

    store.entries.save(storing.entry(storing.footnote(1), TWO), at=storing.day(1))

    assert store.documents.states([document.id])[document.id].quotes == ()


def test_what_a_listing_had_for_a_footnote_is_void_when_that_names_another_title(store: Store) -> None:
    listed = storing.footnote(1, "Moscow Declaration of the heads of state", url="https://source.example/documents/")
    slug = store.entries.save(storing.entry(listed, TWO), at=storing.START).slug
    listing = store.documents.find("https://source.example/documents/")
    assert listing is not None
    item = ListingItem("https://source.example/doc/7", "Moscow Declaration of the heads of state")
    seen = storing.visit(listing.id, items=(item,), fetch_items=(item,), next_visit_at=storing.day(7))
    store.visits.record([seen])

    renamed = listed.replace("Moscow Declaration of the heads of state", "Moscow Plan of action of the heads of state")
    store.entries.save(storing.entry(renamed, TWO), at=storing.day(1))

    found = store.documents.find(item.url)
    assert found is not None
    assert (found.next_visit_at, len(store.entries.cited(entry=slug))) == (None, 2)
    assert not store.documents.states([listing.id])[listing.id].cited_titles[0].answered


def test_a_note_that_returns_is_the_same_citation(store: Store) -> None:
    slug = store.entries.save(storing.entry(ONE, TWO), at=storing.START).slug
    before = store.entries.get(slug)
    store.entries.save(storing.entry(ONE), at=storing.day(1))

    store.entries.save(storing.entry(ONE, TWO), at=storing.day(2))

    after = store.entries.get(slug)
    document = store.documents.find("https://other.example/doc/2")
    assert before is not None
    assert after is not None
    assert document is not None
    assert (after.citation_keys, document.next_visit_at) == (before.citation_keys, storing.day(2))


def test_a_malformed_address_is_proposed_and_closed_by_the_text_that_carries_it(store: Store) -> None:
    slug = store.entries.save(storing.entry(ONE.replace("https://", "hhttps://")), at=storing.START).slug
    proposed = [one for one in store.entries.proposals(entry=slug, status="open") if one.kind == "url-malformed"]

    saved = store.entries.save(storing.entry(ONE), at=storing.day(1))

    done = store.entries.proposals(entry=slug, status="done")
    assert [(one.before, one.after) for one in proposed] == [
        ("hhttps://source.example/page", "https://source.example/page")
    ]
    assert [(one.id, one.done_at) for one in done] == [(proposed[0].id, storing.day(1))]
    assert "Fußnote 1" in saved.done[0].de


def test_entries_are_listed_by_quarter_and_title(store: Store) -> None:
    for title in ("Q1/2021 - Zweites", "Q4/2020 - Erstes", "Q1/2021 - Anderes"):
        url = f"https://{title[-6:].strip().lower()}.example/{title[1]}"
        note = storing.footnote(1, f"Only in {title}", url=url)
        store.entries.save(storing.entry(note, title=title), at=storing.START)

    titles = [one.entry.title for one in store.entries.all()]

    assert titles == ["Q4/2020 - Erstes", "Q1/2021 - Anderes", "Q1/2021 - Zweites"]
