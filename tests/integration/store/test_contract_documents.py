"""Documents: one identity with several addresses, declarations, what is due."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from chronicle.addresses.parsing import AddressError
from chronicle.documents.model import ListingItem, Selectors
from fakes import storing
from store import errors
from store.model.watching import Watch
from store.ports import Store


@pytest.mark.hazard(17, 21)
def test_two_spellings_of_one_document_are_one_with_two_addresses(store: Store) -> None:
    first = store.documents.watch(Watch("http://eng.sectsco.org/news/20201110/690356.html"), at=storing.START)

    second = store.documents.watch(Watch("https://eng.sectsco.org/20201110/690356.html"), at=storing.START)

    document = store.documents.get(first)
    assert second == first
    assert document is not None
    assert (document.key, len(document.addresses)) == ("sectsco:eng:690356", 2)


def test_a_document_is_found_by_any_address_and_by_its_identity(store: Store) -> None:
    number = store.documents.watch(Watch("http://eng.sectsco.org/news/20201110/690356.html"), at=storing.START)

    found = store.documents.find("http://eng.sectsco.org/documents/20201110/690356/Some-Slug.html")

    assert found is not None
    assert (found.id, found.host) == (number, "eng.sectsco.org")
    assert store.documents.find("https://nowhere.example/") is None
    assert store.documents.find("no address") is None


def list_items(store: Store, *items: ListingItem) -> None:
    """Visit a list that shows these items and wants them fetched."""
    number = store.documents.watch(Watch("https://source.example/documents/", kind="listing"), at=storing.START)
    store.visits.record([storing.visit(number, items=items, fetch_items=items)])


def is_discovered(store: Store, url: str) -> bool:
    document = store.documents.find(url)
    assert document is not None
    return document.discovered


def test_a_new_item_is_discovered_until_somebody_asks_for_it(store: Store) -> None:
    list_items(store, ListingItem("https://source.example/doc/7", "Plan of action"))
    before = is_discovered(store, "https://source.example/doc/7")

    store.documents.watch(Watch("https://source.example/doc/7"), at=storing.day(1))

    assert (before, is_discovered(store, "https://source.example/doc/7")) == (True, False)


def test_what_somebody_asked_for_is_not_discovered_by_a_listing(store: Store) -> None:
    store.documents.watch(Watch("https://source.example/doc/7"), at=storing.START)

    list_items(store, ListingItem("https://source.example/doc/7", "Plan of action"))

    assert not is_discovered(store, "https://source.example/doc/7")


def test_a_declaration_leaves_a_discovered_document_its_mark(store: Store) -> None:
    """When the declaration goes, the document is again what it was."""
    list_items(store, ListingItem("https://source.example/doc/7", "Plan of action"))

    store.documents.declare([("plan", Watch("https://source.example/doc/7"))], at=storing.day(1))

    assert is_discovered(store, "https://source.example/doc/7")


def test_what_is_no_address_is_refused(store: Store) -> None:
    with pytest.raises(AddressError):
        store.documents.watch(Watch("not an address"), at=storing.START)

    assert store.documents.count() == 0


def test_a_new_document_is_due_at_once(store: Store) -> None:
    number = store.documents.watch(Watch("https://source.example/page"), at=storing.START)

    assert [one.id for one in store.documents.due(now=storing.START, limit=5, per_host=5)] == [number]
    assert store.documents.due(now=storing.START - timedelta(seconds=1), limit=5, per_host=5) == []


def test_due_takes_the_most_overdue_first_and_few_of_each_host(store: Store) -> None:
    for number in range(6):
        host = "big.example" if number < 4 else f"small{number}.example"
        store.documents.watch(Watch(f"https://{host}/{number}"), at=storing.day(number))

    due = store.documents.due(now=storing.day(9), limit=3, per_host=2)

    assert [one.url for one in due] == ["https://big.example/0", "https://big.example/1", "https://small4.example/4"]


def test_a_host_with_very_many_due_pages_hides_nobody(store: Store) -> None:
    sources = [(f"s{n}", Watch(f"https://big.example/{n}")) for n in range(210)]
    store.documents.declare(sources, at=storing.START)
    store.documents.watch(Watch("https://small.example/"), at=storing.day(1))

    due = store.documents.due(now=storing.day(2), limit=10, per_host=1)

    assert [one.host for one in due] == ["big.example", "small.example"]


def test_a_paused_document_is_not_due_until_resumed(store: Store) -> None:
    number = store.documents.watch(Watch("https://source.example/page"), at=storing.START)
    store.documents.pause(number, paused=True, by="anna", at=storing.START)
    resting = store.documents.due(now=storing.day(1), limit=5, per_host=5)

    store.documents.pause(number, paused=False, by="anna", at=storing.day(1))

    assert resting == []
    assert len(store.documents.due(now=storing.day(1), limit=5, per_host=5)) == 1


def test_asking_brings_a_visit_forward_and_never_puts_it_off(store: Store) -> None:
    number = store.documents.watch(Watch("https://source.example/page"), at=storing.START)
    store.visits.record([storing.visit(number, next_visit_at=storing.day(7))])
    store.documents.ask_visit(number, at=storing.day(1), by="anna")

    store.documents.ask_visit(number, at=storing.day(3), by="anna")

    document = store.documents.get(number)
    assert document is not None
    assert document.next_visit_at == storing.day(1)


def test_a_visit_asked_for_during_a_visit_is_not_forgotten(store: Store) -> None:
    number = store.documents.watch(Watch("https://source.example/page"), at=storing.START)
    asked = storing.START + timedelta(seconds=30)
    store.documents.ask_visit(number, at=asked, by="anna")

    store.visits.record([storing.visit(number, at=storing.START, next_visit_at=storing.day(7))])

    document = store.documents.get(number)
    assert document is not None
    assert document.next_visit_at == asked


def test_an_unknown_document_cannot_be_paused_or_asked_for(store: Store) -> None:
    with pytest.raises(errors.UnknownDocumentError):
        store.documents.ask_visit(10**9, at=storing.START, by="anna")
    with pytest.raises(errors.UnknownDocumentError):
        store.documents.pause(10**9, paused=True, by="anna", at=storing.START)


def test_a_declaration_says_how_a_cited_document_is_read(store: Store) -> None:
    note = storing.footnote(1, url="https://source.example/news/")
    store.entries.save(storing.entry(note), at=storing.START)
    wish = Watch(
        "https://source.example/news/",
        kind="listing",
        language="en",
        institution="SCO",
        selectors=Selectors(items=("li.item",)),
        cadence=timedelta(hours=6),
        min_items=3,
    )

    store.documents.declare([("sco-news", wish)], at=storing.day(1))

    document = store.documents.find("https://source.example/news/")
    assert document is not None
    assert (document.kind, document.source, document.cadence) == ("listing", "sco-news", timedelta(hours=6))
    assert (document.selectors.items, document.min_items, document.institution) == (("li.item",), 3, "SCO")


def test_declaring_the_same_again_changes_nothing(store: Store) -> None:
    sources = [("news", Watch("https://source.example/news/", kind="listing"))]
    store.documents.declare(sources, at=storing.START)
    before = store.documents.sources()

    store.documents.declare(sources, at=storing.day(1))

    assert store.documents.sources() == before
    assert store.documents.count() == 1


def test_a_source_that_left_the_configuration_rests_and_its_document_stays(store: Store) -> None:
    store.documents.declare([("news", Watch("https://source.example/news/"))], at=storing.START)

    store.documents.declare([], at=storing.day(1))

    document = store.documents.find("https://source.example/news/")
    assert document is not None
    assert (document.source, document.next_visit_at, store.documents.sources()) == (None, None, [])


def test_a_released_source_goes_on_when_it_is_cited(store: Store) -> None:
    store.entries.save(storing.entry(storing.footnote(1)), at=storing.START)
    store.documents.declare([("page", Watch("https://source.example/page"))], at=storing.START)

    store.documents.declare([], at=storing.day(1))

    assert len(store.documents.due(now=storing.day(1), limit=5, per_host=5)) == 1


def test_a_source_that_moves_to_another_address_becomes_another_document(store: Store) -> None:
    store.documents.declare([("news", Watch("https://old.example/news/"))], at=storing.START)

    store.documents.declare([("news", Watch("https://new.example/news/"))], at=storing.day(1))

    assert [one.url for one in store.documents.due(now=storing.day(1), limit=5, per_host=5)] == [
        "https://new.example/news/"
    ]
    assert store.documents.sources()[0].watch.url == "https://new.example/news/"


def test_documents_are_paged_by_id(store: Store) -> None:
    ids = [store.documents.watch(Watch(f"https://source.example/{n}"), at=storing.START) for n in range(5)]

    first = store.documents.all(limit=3)
    rest = store.documents.all(after=first[-1].id, limit=3)

    assert [one.id for one in (*first, *rest)] == ids
    assert store.documents.count() == 5


def test_a_very_long_address_is_kept_whole(store: Store) -> None:
    url = "https://source.example/" + "päge-" * 600

    number = store.documents.watch(Watch(url), at=storing.START)

    document = store.documents.find(url)
    assert document is not None
    assert (document.id, document.url) == (number, url)


def test_a_time_without_zone_is_refused(store: Store) -> None:
    with pytest.raises(errors.NaiveTimeError):
        store.documents.watch(Watch("https://source.example/"), at=datetime(2026, 3, 2))  # noqa: DTZ001 - the point

    assert store.documents.count() == 0


def test_times_come_back_in_utc_whatever_their_zone(store: Store) -> None:
    at = datetime(2026, 3, 2, 10, 14, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    number = store.documents.watch(Watch("https://source.example/"), at=at)

    document = store.documents.get(number)

    assert document is not None
    assert document.created_at == at
    assert document.created_at.tzinfo is UTC
