"""What a visit is told about the past: enough to decide, and no more with a longer past."""

import pytest

from chronicle.changes.digest import text_digest
from chronicle.changes.model import QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingKind, PastReading
from chronicle.documents.model import ListingItem
from fakes import storing
from fakes.readings import reading
from store.model.watching import Watch
from store.ports import Store

QUOTE = "the words that the source is said to contain"


@pytest.fixture
def page(store: Store) -> int:
    store.entries.save(storing.entry(storing.footnote(1, quote=QUOTE)), at=storing.START)
    document = store.documents.find("https://source.example/page")
    assert document is not None
    return document.id


def test_a_document_that_was_never_visited_has_only_its_citations(store: Store, page: int) -> None:
    state = store.documents.states([page, 10**9])[page]

    assert (state.reading, state.visits, state.pending) == (None, (), ())
    assert [(one.text, one.citation, one.last, one.good_at) for one in state.quotes] == [(QUOTE, 1, None, None)]
    assert [(one.citation, one.title) for one in state.cited_titles] == [(1, "A declaration of the heads of state")]


def test_the_state_tells_the_last_good_reading_and_those_before_it(store: Store, page: int) -> None:
    readings = [reading(f"Text {number}") for number in range(3)]
    for number, one in enumerate(readings):
        visit = storing.visit(page, at=storing.day(number), kind=OutcomeKind.CHANGED, reading=one, keep_reading=True)
        store.visits.record([visit])
    store.visits.record([storing.visit(page, at=storing.day(3), kind=OutcomeKind.BROKEN)])

    state = store.documents.states([page])[page]

    assert (state.reading, state.reading_at, state.failing_since) == (readings[2], storing.day(2), storing.day(3))
    assert state.earlier == tuple(PastReading(text_digest(readings[n]), storing.day(n)) for n in (1, 0))


def test_visits_are_told_newest_first_and_at_most_fifty(store: Store, page: int) -> None:
    for number in range(53):
        kind = OutcomeKind.BROKEN if number == 52 else OutcomeKind.SAME
        store.visits.record([storing.visit(page, at=storing.day(number), kind=kind)])

    visits = store.documents.states([page])[page].visits

    assert len(visits) == 50
    assert (visits[0].at, visits[0].outcome, visits[-1].at) == (storing.day(52), OutcomeKind.BROKEN, storing.day(3))


def test_a_quote_remembers_when_it_first_stood_and_how_it_was_last(store: Store, page: int) -> None:
    key = store.documents.states([page])[page].quotes[0].key
    names = (QuoteStateName.GONE, QuoteStateName.INTACT, QuoteStateName.ALTERED)
    for number, name in enumerate(names):
        visit = storing.visit(
            page,
            at=storing.day(number),
            kind=OutcomeKind.CHANGED,
            reading=reading(f"Text {number}"),
            keep_reading=True,
            quote_states=(storing.quote_seen(key, name),),
        )
        store.visits.record([visit])

    quote = store.documents.states([page])[page].quotes[0]

    assert (quote.last, quote.good_at) == (QuoteStateName.ALTERED, storing.day(1))


def test_findings_that_wait_are_told(store: Store, page: int) -> None:
    drafts = (storing.draft(subject="open"), storing.draft(FindingKind.QUOTE_GONE, "waits", confirmed=False))
    store.visits.record([storing.visit(page, findings=drafts)])

    pending = store.documents.states([page])[page].pending

    assert [(one.kind, one.subject, one.created_at) for one in pending] == [("quote-gone", "waits", storing.START)]


def test_a_listing_knows_every_item_that_it_has_shown(store: Store) -> None:
    number = store.documents.watch(Watch("https://source.example/list/", kind="listing"), at=storing.START)
    items = [ListingItem(f"https://source.example/{n}", f"Title {n}") for n in range(3)]
    store.visits.record([storing.visit(number, items=tuple(items[:2]))])
    store.visits.record([storing.visit(number, at=storing.day(1), items=(*items[1:], items[1]))])
    store.visits.record([storing.visit(number, at=storing.day(2), kind=OutcomeKind.DEGRADED, items=items[:1])])

    known = store.documents.states([number])[number].known_items

    assert known == {item.url for item in items}


def test_a_footnote_is_answered_once_an_item_was_found_for_it(store: Store) -> None:
    title = "Moscow Declaration of the heads of state"
    note = storing.footnote(1, title, url="https://source.example/documents/")
    store.entries.save(storing.entry(note), at=storing.START)
    listing = store.documents.find("https://source.example/documents/")
    assert listing is not None
    item = ListingItem("https://source.example/doc/7", title)
    before = store.documents.states([listing.id])[listing.id].cited_titles
    store.visits.record([storing.visit(listing.id, items=(item,), fetch_items=(item,))])

    after = store.documents.states([listing.id])[listing.id].cited_titles
    found = store.documents.find(item.url)
    assert found is not None
    state = store.documents.states([found.id])[found.id]
    assert (state.answers, state.cited_titles) == ((before[0].citation_key,), ())
    assert [(one.title, one.answered) for one in (*before, *after)] == [(title, False), (title, True)]


@pytest.mark.hazard(26)
def test_an_item_that_was_found_for_a_footnote_is_proposed_to_it_and_to_no_other(store: Store) -> None:
    url, title = "https://source.example/documents/", "Moscow Declaration of the heads of state"
    other = storing.footnote(2, "Strategy against terrorism", url=url)
    slug = store.entries.save(storing.entry(storing.footnote(1, title, url=url), other), at=storing.START).slug
    listing = store.documents.find(url)
    assert listing is not None
    item = ListingItem("https://source.example/doc/7", title)

    for day in (1, 8):  # the second one proposes nothing anew
        visit = storing.visit(listing.id, at=storing.day(day), items=(item,), fetch_items=(item,))
        store.visits.record([visit])

    proposals = store.entries.proposals(entry=slug, status="open")
    assert [(one.number, one.kind, one.before, one.after) for one in proposals if one.kind == "address-found"] == [
        (1, "address-found", url, item.url)
    ]


def test_blocks_that_change_often_are_told_with_their_share(store: Store, page: int) -> None:
    for number in range(4):
        visit = storing.visit(
            page,
            at=storing.day(number),
            kind=OutcomeKind.CHANGED,
            reading=reading("Steady text", f"Visitors: {number}"),
            keep_reading=True,
            touched=("article/p[2]",) if number > 1 else (),
        )
        store.visits.record([visit])

    volatility = store.documents.states([page])[page].volatility

    assert volatility == {"article/p[2]": 0.5}


def test_a_quote_of_the_text_is_looked_for_at_its_neighbours_too(store: Store) -> None:
    entry = storing.entry(
        storing.footnote(1, url="https://one.example/a/1"),
        storing.footnote(2, "Another title", url="https://two.example/b/2"),
        text="Es hieß, „these are words that one of the sources is said to contain“, wie berichtet wurde",
    )
    store.entries.save(entry, at=storing.START)
    places = {quote.text: quote.neighbours for one in entry.citations for quote in one.quotes if quote.neighbours}
    documents = [store.documents.find(url) for url in ("https://one.example/a/1", "https://two.example/b/2")]

    states = [store.documents.states([one.id])[one.id] for one in documents if one is not None]

    assert places
    assert all(set(places) <= {quote.text for quote in state.quotes} for state in states)


def test_states_come_for_a_whole_batch_and_only_for_those_asked(store: Store, page: int) -> None:
    other = store.documents.watch(Watch("https://other.example/"), at=storing.START)
    store.documents.watch(Watch("https://third.example/"), at=storing.START)
    store.visits.record([storing.visit(page), storing.visit(other, at=storing.day(1))])

    states = store.documents.states([page, other])

    assert {number: [one.at for one in state.visits] for number, state in states.items()} == {
        page: [storing.START],
        other: [storing.day(1)],
    }
