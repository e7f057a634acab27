"""What comes to a list and what leaves it."""

from collections.abc import Sequence
from datetime import date

import pytest

from chronicle import changes
from chronicle.changes import CitedTitle, Decided, FindingKind, OutcomeKind, PendingFinding, PendingVerdict
from chronicle.documents.model import ListingItem, PageKind, Reading
from fakes import documents, readings

RULES = changes.DecideRules()
TITLES = (
    "Moscow Declaration of the Council of Heads of State",
    "Statement on cooperation in the digital economy",
    "Information report on the results of the summit",
    "Concept of cooperation in remote regions",
)
ITEMS = tuple(
    ListingItem(f"https://source.example/documents/{n}", title, date(2020, 11, 20 - n))
    for n, title in enumerate(TITLES, start=1)
)
NEWEST = ListingItem("https://source.example/documents/99", "Joint statement on data security", date(2020, 11, 28))


def listing(items: Sequence[ListingItem]) -> Reading:
    return readings.reading(*(i.title for i in items), items=items, kind=PageKind.LISTING)


def decide(before: Sequence[ListingItem] | None, after: Sequence[ListingItem], *, cited: str = "") -> Decided:
    titles = [CitedTitle("citation-5", 5, "q4-2020", cited)] if cited else []
    known = [i.url for i in before or ()]
    reading = None if before is None else listing(before)
    state = documents.state(reading, kind="listing", known_items=known, cited_titles=titles)
    return changes.decide(state, documents.fetched(), listing(after), now=documents.NOW, rules=RULES)


def test_the_first_visit_of_a_list_is_its_baseline() -> None:
    decided = decide(None, ITEMS)

    assert (decided.outcome.kind, decided.new_items, decided.findings) == (OutcomeKind.NEW, (), ())


def test_items_with_a_cited_title_are_fetched_at_once() -> None:
    decided = decide(None, ITEMS, cited="Statement on Cooperation in the Digital Economy")

    assert [i.url for i in decided.fetch_items] == ["https://source.example/documents/2"]


def again(cited: str, *, answered: bool, not_modified: bool) -> list[str]:
    """Visit an unchanged list that a footnote has come to cite since; return the addresses to fetch."""
    titles = [CitedTitle("citation-5", 5, "q4-2020", cited, answered)]
    known = [i.url for i in ITEMS]
    state = documents.state(listing(ITEMS), kind="listing", known_items=known, cited_titles=titles)
    answer = documents.fetched(304 if not_modified else 200, not_modified=not_modified)
    reading = None if not_modified else listing(ITEMS)
    decided = changes.decide(state, answer, reading, now=documents.NOW, rules=RULES)
    assert decided.outcome.kind == OutcomeKind.SAME
    return [item.url for item in decided.fetch_items]


@pytest.mark.parametrize("not_modified", [True, False])
def test_an_old_item_that_a_footnote_has_come_to_cite_is_fetched(not_modified: bool) -> None:
    assert again(TITLES[1], answered=False, not_modified=not_modified) == [ITEMS[1].url]


@pytest.mark.parametrize("not_modified", [True, False])
def test_an_item_that_was_found_for_its_footnote_is_not_fetched_again(not_modified: bool) -> None:
    assert again(TITLES[1], answered=True, not_modified=not_modified) == []


def test_a_list_never_answers_for_itself() -> None:
    itself = ListingItem(documents.URL, TITLES[1])
    titles = [CitedTitle("citation-5", 5, "q4-2020", TITLES[1])]
    state = documents.state(listing((itself, *ITEMS[2:])), kind="listing", cited_titles=titles)

    decided = changes.decide(state, documents.fetched(304, not_modified=True), None, now=documents.NOW, rules=RULES)

    assert decided.fetch_items == ()


def test_a_new_item_is_a_new_document() -> None:
    decided = decide(ITEMS, (NEWEST, *ITEMS))

    assert [(f.kind, f.subject) for f in decided.findings] == [(FindingKind.NEW_DOCUMENT, NEWEST.url)]
    assert decided.new_items == (NEWEST,)


def test_a_new_item_is_fetched_to_see_whom_it_concerns() -> None:
    assert decide(ITEMS, (NEWEST, *ITEMS)).fetch_items == (NEWEST,)


def test_a_list_that_was_rebuilt_is_not_fetched_whole() -> None:
    many = [ListingItem(f"https://source.example/documents/9{n:02}", f"Report number {n} on trade") for n in range(60)]

    assert len(decide(ITEMS, (*many, *ITEMS)).fetch_items) == 20


@pytest.mark.hazard(61)
def test_another_order_is_no_change() -> None:
    decided = decide(ITEMS, ITEMS[::-1])

    assert (decided.outcome.kind, decided.findings) == (OutcomeKind.SAME, ())


@pytest.mark.hazard(61)
def test_an_item_pushed_off_the_end_has_not_vanished() -> None:
    decided = decide(ITEMS, (NEWEST, *ITEMS[:-1]))

    assert [f.kind for f in decided.findings] == [FindingKind.NEW_DOCUMENT]


@pytest.mark.hazard(61)
def test_an_item_missing_between_its_neighbours_has_vanished() -> None:
    decided = decide(ITEMS, (ITEMS[0], *ITEMS[2:]))

    assert [(f.kind, f.subject) for f in decided.findings] == [(FindingKind.ITEM_VANISHED, ITEMS[1].url)]


def test_an_item_that_is_back_on_a_third_version_withdraws_only_its_own_finding() -> None:
    missed = [PendingFinding(FindingKind.ITEM_VANISHED, ITEMS[n].url, documents.NOW) for n in (1, 2)]
    short = (ITEMS[0], ITEMS[3])
    state = documents.state(listing(short), kind="listing", known_items=[i.url for i in ITEMS], pending=missed)

    answer = listing((NEWEST, *ITEMS[:2], ITEMS[3]))
    decided = changes.decide(state, documents.fetched(), answer, now=documents.NOW, rules=RULES)

    assert (decided.pending, decided.withdrawn) == (PendingVerdict.CONFIRM, (ITEMS[1].url,))


def test_new_addresses_for_the_same_titles_are_no_new_documents() -> None:
    moved = tuple(ListingItem(i.url + "?v=2", i.title, i.date) for i in ITEMS)

    decided = decide(ITEMS, moved)

    assert (decided.new_items, decided.outcome.kind) == ((), OutcomeKind.SAME)


@pytest.mark.hazard(62)
def test_a_list_that_lost_most_of_its_items_is_degraded() -> None:
    decided = decide(ITEMS, ITEMS[:1])

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.DEGRADED, "listing-shrunk")


@pytest.mark.hazard(62)
def test_an_empty_list_is_degraded() -> None:
    decided = decide(ITEMS, ())

    assert decided.outcome.reason == "listing-empty"
