"""Visits: append-only, idempotent, whole or not at all; only real content touches what is known."""

import dataclasses
from datetime import timedelta

import pytest

from chronicle.changes.model import QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import Hop
from chronicle.documents.model import ListingItem
from chronicle.linking.model import Band, Link
from fakes import storing
from fakes.readings import reading
from store import errors
from store.model.evidence import VisitRecord
from store.model.watching import Document, Watch
from store.ports import Store

PAGE = "https://source.example/page"


@pytest.fixture
def page(store: Store) -> int:
    return store.documents.watch(Watch(PAGE), at=storing.START)


def first_visit(page: int, **more: object) -> VisitRecord:
    given: dict[str, object] = {"reading": reading("Old text"), "keep_reading": True, "snapshot": storing.snapshot()}
    return storing.visit(page, kind=OutcomeKind.NEW, **(given | more))  # type: ignore[arg-type]


def second_visit(page: int, **more: object) -> VisitRecord:
    given: dict[str, object] = {
        "at": storing.day(1),
        "kind": OutcomeKind.CHANGED,
        "reading": reading("New text"),
        "keep_reading": True,
        "snapshot": storing.snapshot(at=storing.day(1), digest="sha1:BBBB", etag='"2"'),
        "comparison": storing.comparison(),
        "significance": storing.significance(),
    }
    return storing.visit(page, **(given | more))  # type: ignore[arg-type]


def known(store: Store, page: int) -> Document:
    document = store.documents.get(page)
    assert document is not None
    return document


def test_a_first_visit_is_kept_whole(store: Store, page: int) -> None:
    record = first_visit(page, hops=(Hop("https://a.example/", 301, PAGE),), final_url=PAGE + "?x")

    (number,) = store.visits.record([record])

    visit = store.visits.get(number)
    assert visit is not None
    assert (visit.outcome, visit.final_url, visit.started_at) == (record.outcome, record.final_url, record.started_at)
    stored = store.visits.reading(visit.reading_id or 0)
    assert stored is not None
    assert (stored.reading, stored.snapshot_id, stored.seen_at) == (record.reading, visit.snapshot_id, storing.START)
    assert [one.id for one in store.visits.of(page)] == [number]


def test_a_first_visit_makes_the_document_known(store: Store, page: int) -> None:
    record = first_visit(page)

    store.visits.record([record])

    document = known(store, page)
    snapshot = store.visits.snapshots(page)[0]
    assert record.snapshot is not None
    assert (document.reading_id, document.snapshot_id) == (store.visits.readings(page)[0].id, snapshot.id)
    assert (document.etag, document.last_modified) == (record.snapshot.etag, record.snapshot.last_modified)
    assert (document.payload_digest, document.title) == ("sha1:AAAA", "A page")
    assert (document.last_good_at, document.next_visit_at) == (storing.START, storing.day(1))
    assert (document.last_outcome, document.last_reason) == ("new", "equal-bytes")


def test_the_same_visit_again_adds_nothing(store: Store, page: int) -> None:
    record = first_visit(page, findings=(storing.draft(),))
    first = store.visits.record([record])

    again = store.visits.record([record])

    assert again == first
    assert (len(store.visits.of(page)), len(store.visits.snapshots(page)), store.findings.count()) == (1, 1, 1)


def test_one_key_twice_in_a_batch_is_one_visit(store: Store, page: int) -> None:
    record = storing.visit(page)

    ids = store.visits.record([record, record])

    assert ids[0] == ids[1]
    assert len(store.visits.of(page)) == 1


def test_a_batch_with_an_unknown_document_leaves_nothing(store: Store, page: int) -> None:
    with pytest.raises(errors.UnknownDocumentError):
        store.visits.record([first_visit(page), storing.visit(10**9)])

    assert store.visits.of(page) == []
    assert store.visits.all_snapshots() == []


def test_two_visits_of_one_document_in_a_batch_build_on_each_other(store: Store, page: int) -> None:
    store.visits.record([first_visit(page), second_visit(page)])

    change = store.visits.changes(page)[0]
    newest, oldest = store.visits.readings(page)
    assert (change.before_reading_id, change.after_reading_id) == (oldest.id, newest.id)
    assert known(store, page).reading_id == newest.id


def test_a_change_is_found_by_its_two_readings(store: Store, page: int) -> None:
    record = second_visit(page)
    store.visits.record([first_visit(page)])
    store.visits.record([record])
    newest, oldest = store.visits.readings(page)

    change = store.visits.change(oldest.id, newest.id)

    assert change is not None
    assert (change.comparison, change.significance) == (record.comparison, record.significance)
    assert change.seen_at == storing.day(1)
    assert store.visits.change(newest.id, oldest.id) is None


def test_changes_of_a_period_are_listed_newest_first(store: Store, page: int) -> None:
    other = store.documents.watch(Watch("https://other.example/"), at=storing.START)
    store.visits.record([first_visit(page), first_visit(other)])
    later = storing.snapshot(at=storing.day(2), digest="sha1:CCCC")
    store.visits.record([second_visit(page), second_visit(other, at=storing.day(2), snapshot=later)])

    both = store.visits.changes_between(storing.day(1), storing.day(3))

    assert [one.document_id for one in both] == [other, page]
    assert [one.document_id for one in store.visits.changes_between(storing.day(1), storing.day(2))] == [page]


@pytest.mark.parametrize("kind", [OutcomeKind.GONE, OutcomeKind.BLOCKED, OutcomeKind.BROKEN, OutcomeKind.DEGRADED])
def test_a_visit_without_content_keeps_what_was_known(store: Store, page: int, kind: OutcomeKind) -> None:
    store.visits.record([first_visit(page)])
    before = known(store, page)
    snapshot = storing.snapshot(at=storing.day(1), digest="sha1:ERROR", etag='"error"')

    store.visits.record([storing.visit(page, at=storing.day(1), kind=kind, snapshot=snapshot)])

    after = known(store, page)
    kept = ("reading_id", "snapshot_id", "etag", "last_modified", "payload_digest", "title", "last_good_at")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (after.failing_since, after.last_outcome) == (storing.day(1), kind.value)


def test_failing_since_is_the_first_failure_of_the_run_and_ends_with_content(store: Store, page: int) -> None:
    for number in (1, 2):
        store.visits.record([storing.visit(page, at=storing.day(number), kind=OutcomeKind.BROKEN)])
    failing = known(store, page).failing_since

    store.visits.record([storing.visit(page, at=storing.day(3), kind=OutcomeKind.SAME)])

    assert failing == storing.day(1)
    assert known(store, page).failing_since is None


def test_a_visit_without_content_may_not_touch_readings_or_quotes(store: Store, page: int) -> None:
    kept = storing.visit(page, kind=OutcomeKind.DEGRADED, reading=reading("x"), keep_reading=True)
    quoted = storing.visit(page, kind=OutcomeKind.GONE, quote_states=(storing.quote_seen("k"),))

    for record in (kept, quoted):
        with pytest.raises(ValueError, match="may not touch"):
            store.visits.record([record])

    assert store.visits.of(page) == []


def test_a_revisit_keeps_the_original_as_the_snapshot_with_the_body(store: Store, page: int) -> None:
    store.visits.record([first_visit(page)])
    original = store.visits.original(PAGE, "sha1:AAAA")
    assert original is not None
    revisit = storing.snapshot(at=storing.day(1), record_type="revisit", refers_to=original.id)

    store.visits.record([storing.visit(page, at=storing.day(1), snapshot=revisit)])

    assert known(store, page).snapshot_id == original.id
    assert store.visits.original(PAGE, "sha1:AAAA") == original
    assert [one.record_type for one in store.visits.snapshots(page)] == ["revisit", "response"]


def test_the_original_is_the_first_response_at_that_very_address(store: Store, page: int) -> None:
    elsewhere = storing.snapshot(url="https://mirror.example/page")
    store.visits.record([first_visit(page, snapshot=elsewhere)])

    assert store.visits.original(PAGE, "sha1:AAAA") is None


def test_snapshots_are_paged_by_id_and_come_back_as_written(store: Store, page: int) -> None:
    new = [storing.snapshot(at=storing.day(n)) for n in range(3)]
    store.visits.record([storing.visit(page, at=storing.day(n), snapshot=one) for n, one in enumerate(new)])

    first = store.visits.all_snapshots(limit=2)
    rest = store.visits.all_snapshots(after=first[-1].id, limit=2)

    names = [field.name for field in dataclasses.fields(new[0])]
    stored = [[getattr(one, name) for name in names] for one in (*first, *rest)]
    assert stored == [[getattr(one, name) for name in names] for one in new]
    assert store.visits.snapshot(first[0].id) == first[0]


def test_an_uploaded_copy_is_marked_and_belongs_to_its_document(store: Store, page: int) -> None:
    number = store.visits.add_upload(page, storing.snapshot())

    snapshot = store.visits.snapshot(number)
    assert snapshot is not None
    assert (snapshot.origin, snapshot.document_id) == ("upload", page)
    with pytest.raises(errors.UnknownDocumentError):
        store.visits.add_upload(10**9, storing.snapshot())


def test_a_reading_that_did_not_count_is_kept_as_evidence_only(store: Store, page: int) -> None:
    store.visits.record([first_visit(page)])
    shell = storing.visit(page, at=storing.day(1), kind=OutcomeKind.DEGRADED, reading=reading("Loading"))

    (number,) = store.visits.record([shell])

    visit = store.visits.get(number)
    assert visit is not None
    assert store.visits.reading(visit.reading_id or 0) is not None
    assert [one.reading.text for one in store.visits.readings(page)] == ["Old text"]


def test_a_re_reading_is_no_visit_and_no_news(store: Store, page: int) -> None:
    store.visits.record([first_visit(page)])
    before = known(store, page)
    again = storing.visit(
        page,
        at=storing.day(5),
        derived=True,
        reading=reading("Old text, read better"),
        keep_reading=True,
        snapshot_id=before.snapshot_id,
        findings=(storing.draft(),),
    )

    store.visits.record([again])

    after = known(store, page)
    newest = store.visits.readings(page)[0]
    assert (newest.rederived, newest.snapshot_id, after.reading_id) == (True, before.snapshot_id, newest.id)
    assert (len(store.visits.of(page)), store.findings.count()) == (1, 0)
    assert (after.next_visit_at, after.last_visit_at) == (before.next_visit_at, before.last_visit_at)


def test_links_are_those_of_the_newest_linked_visit_best_first(store: Store, page: int) -> None:
    weak = Link("entry.txt", 0, None, 0.4, Band.POSSIBLE, ())
    strong = Link("entry.txt", 0, 2, 0.9, Band.CERTAIN, ())
    store.visits.record([first_visit(page, links=(weak,))])
    store.visits.record([second_visit(page, links=(weak, strong))])

    store.visits.record([storing.visit(page, at=storing.day(2))])

    assert store.visits.links(page) == [strong, weak]


def test_quote_states_are_written_when_they_say_something_new(store: Store, page: int) -> None:
    store.visits.record([first_visit(page, quote_states=(storing.quote_seen("k"),))])
    store.visits.record([storing.visit(page, at=storing.day(1), quote_states=(storing.quote_seen("k"),))])

    store.visits.record([second_visit(page, quote_states=(storing.quote_seen("k", QuoteStateName.GONE),))])

    assert [one.state.state for one in store.visits.quote_history("k")] == ["gone", "intact"]
    newest = store.visits.quote_states(document_id=page)
    assert [(one.quote_key, one.state.state, one.seen_at) for one in newest] == [("k", "gone", storing.day(1))]


def test_quote_states_are_kept_per_document(store: Store, page: int) -> None:
    other = store.documents.watch(Watch("https://other.example/"), at=storing.START)
    gone = storing.quote_seen("k", QuoteStateName.GONE)
    store.visits.record(
        [first_visit(page, quote_states=(storing.quote_seen("k"),)), first_visit(other, quote_states=(gone,))]
    )

    states = store.visits.quote_states(quote_keys=["k", "unknown"])

    assert {one.document_id: one.state.state for one in states} == {page: "intact", other: "gone"}


def test_a_moved_document_gains_the_address_and_the_entry_a_proposal(store: Store) -> None:
    slug = store.entries.save(storing.entry(storing.footnote(1, url=PAGE)), at=storing.START).slug
    document = store.documents.find(PAGE)
    assert document is not None
    store.visits.record([first_visit(document.id)])
    moved = storing.visit(document.id, at=storing.day(1), kind=OutcomeKind.MOVED, moved_to="https://new.example/page")

    store.visits.record([moved])

    found = store.documents.find("https://new.example/page")
    proposals = store.entries.proposals(entry=slug, status="open")
    assert found is not None
    assert (found.id, found.url, found.failing_since) == (document.id, PAGE, None)
    assert [(one.number, one.before, one.after) for one in proposals] == [(1, PAGE, "https://new.example/page")]


def test_a_text_that_cites_the_new_address_closes_the_proposal_and_keeps_the_document(store: Store) -> None:
    note = storing.footnote(1, url=PAGE, quote="the words that the source is said to contain")
    slug = store.entries.save(storing.entry(note), at=storing.START).slug
    document = store.documents.find(PAGE)
    assert document is not None
    store.visits.record([storing.visit(document.id, kind=OutcomeKind.MOVED, moved_to="https://new.example/page")])

    saved = store.entries.save(storing.entry(note.replace(PAGE, "https://new.example/page")), at=storing.day(2))

    assert [one.status for one in store.entries.proposals(entry=slug)] == ["done"]
    assert "https://new.example/page" in saved.done[0].en
    assert [one.document_id for one in store.entries.cited(entry=slug)] == [document.id]


def test_an_address_that_another_document_has_is_left_to_it(store: Store, page: int) -> None:
    other = store.documents.watch(Watch("https://new.example/page"), at=storing.START)

    store.visits.record([storing.visit(page, kind=OutcomeKind.MOVED, moved_to="https://new.example/page")])

    found = store.documents.find("https://new.example/page")
    assert found is not None
    assert (found.id, len(known(store, page).addresses)) == (other, 1)


def test_a_cited_item_of_a_listing_becomes_a_document_that_the_citation_cites_too(store: Store) -> None:
    title = "Moscow Declaration of the heads of state"
    note = storing.footnote(1, title, url="https://source.example/documents/")
    store.entries.save(storing.entry(note), at=storing.START)
    listing = store.documents.find("https://source.example/documents/")
    assert listing is not None
    items = (ListingItem("https://source.example/doc/7", title), ListingItem("https://source.example/doc/8", "Other"))
    visit = first_visit(listing.id, items=items, fetch_items=items[:1], next_visit_at=storing.day(7))

    store.visits.record([visit])

    document = store.documents.find("https://source.example/doc/7")
    assert document is not None
    assert [(one.number, one.document_id) for one in store.entries.cited()] == [(1, listing.id), (1, document.id)]
    assert [one.id for one in store.documents.due(now=storing.START, limit=5, per_host=5)] == [document.id]
    assert store.documents.find("https://source.example/doc/8") is None


def test_a_revision_keeps_what_was_found_on_the_listing(store: Store) -> None:
    title = "Moscow Declaration of the heads of state"
    note = storing.footnote(1, title, url="https://source.example/documents/")
    slug = store.entries.save(storing.entry(note), at=storing.START).slug
    listing = store.documents.find("https://source.example/documents/")
    assert listing is not None
    item = ListingItem("https://source.example/doc/7", title)
    store.visits.record([first_visit(listing.id, items=(item,), fetch_items=(item,))])

    store.entries.save(storing.entry(note, text="Anders beraten"), at=storing.day(1))

    assert len(store.entries.cited(entry=slug)) == 2


def test_text_that_no_column_holds_is_replaced_and_readings_are_kept_exactly(store: Store, page: int) -> None:
    odd = reading("Text \x00 with \ud800 oddities", title="T\x00\udfff")
    record = first_visit(page, reading=odd, final_url="https://source.example/\x00")

    (number,) = store.visits.record([record])

    visit = store.visits.get(number)
    assert visit is not None
    assert (known(store, page).title, visit.final_url) == ("T\ufffd\ufffd", "https://source.example/\ufffd")
    assert store.visits.readings(page)[0].reading == odd


def test_a_time_without_zone_leaves_nothing(store: Store, page: int) -> None:
    naive = (storing.START + timedelta(days=1)).replace(tzinfo=None)

    with pytest.raises(errors.NaiveTimeError):
        store.visits.record([first_visit(page), storing.visit(page, next_visit_at=naive)])

    assert store.visits.of(page) == []
