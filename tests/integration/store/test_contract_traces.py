"""Which copies a quotation can be looked for in, what was traced is remembered, and when it is out of date."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from chronicle.changes.model import QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.tracing import ContentState, Copy, CopySighting, QuoteTrace
from fakes import storing
from fakes.readings import reading
from store import errors, opening, upgrade
from store.model.evidence import StoredTrace
from store.ports import Store
from store.schema.watching import DOCUMENTS

# What a row of that step cannot do without.
DOCUMENT = {
    "id": 1,
    "key_hash": "a hash",
    "key": "source.example/page",
    "url": "https://source.example/page",
    "host": "source.example",
    "kind": "page",
    "institution": "",
    "selectors": '{"select":[],"drop":[],"items":[]}',
    "min_text": 200,
    "min_items": 1,
    "created_at": storing.START,
    "asked": True,
    "wanted": True,
    "paused": False,
    "title": "",
    "visits": 0,
    "readings": 0,
    "good_visits": 0,
}
QUOTE = "the words that the source is said to contain"
SIGHTING = CopySighting(3, storing.START, QuoteStateName.INTACT)
TRACE = QuoteTrace(
    4, first=SIGHTING, last=SIGHTING, gaps=(SIGHTING,), looks=(ContentState(3, QuoteStateName.COSMETIC),)
)


@pytest.fixture
def page(store: Store) -> int:
    store.entries.save(storing.entry(storing.footnote(1, quote=QUOTE)), at=storing.START)
    document = store.documents.find("https://source.example/page")
    assert document is not None
    return document.id


def stored(page: int, key: str = "a key", state: QuoteStateName = QuoteStateName.INTACT) -> StoredTrace:
    return StoredTrace(key, page, QUOTE, "1", state, storing.day(9), TRACE)


def seen(store: Store, page: int, state: QuoteStateName, *, day: int) -> str:
    """Record a visit that saw the quotation in this state; return the quotation's key."""
    key = store.documents.states([page])[page].quotes[0].key
    states = (storing.quote_seen(key, state),)
    at = storing.day(day)
    new = storing.visit(
        page,
        at=at,
        kind=OutcomeKind.CHANGED,
        snapshot=storing.snapshot(at=at),
        reading=reading(f"Text {day}"),
        keep_reading=True,
        quote_states=states,
    )
    store.visits.record([new])
    return key


def test_copies_are_those_of_good_visits_and_those_attached(store: Store, page: int) -> None:
    def visit(day: int, kind: OutcomeKind, **snapshot: Any) -> int:  # noqa: ANN401 - fields of a snapshot
        at = storing.day(day)
        store.visits.record([storing.visit(page, at=at, kind=kind, snapshot=storing.snapshot(at=at, **snapshot))])
        return store.visits.snapshots(page)[0].id

    first = visit(0, OutcomeKind.NEW)
    visit(1, OutcomeKind.BLOCKED)
    third = visit(2, OutcomeKind.SAME, record_type="revisit", refers_to=first)
    visit(3, OutcomeKind.DEGRADED)
    attached = store.visits.add_upload(page, storing.snapshot(at=storing.day(-30)))

    copies = store.traces.copies(page)

    assert copies == [
        Copy(attached, storing.day(-30), attached),
        Copy(first, storing.day(0), first),
        Copy(third, storing.day(2), first),
    ]


def test_a_re_reading_is_no_copy_of_its_own(store: Store, page: int) -> None:
    seen(store, page, QuoteStateName.INTACT, day=0)
    known = store.documents.get(page)
    assert known is not None
    again = storing.visit(
        page, at=storing.day(1), derived=True, reading=reading("x"), keep_reading=True, snapshot_id=known.snapshot_id
    )

    store.visits.record([again])

    assert len(store.traces.copies(page)) == 1


def test_a_trace_comes_back_as_it_was_kept(store: Store, page: int) -> None:
    store.traces.keep(stored(page))

    assert store.traces.get("a key", page) == stored(page)
    assert store.traces.get("another", page) is None


def test_a_newer_trace_takes_the_place_of_the_former_one(store: Store, page: int) -> None:
    newer = dataclasses.replace(stored(page), traced_at=storing.day(10), trace=QuoteTrace(5))
    store.traces.keep(stored(page))

    store.traces.keep(newer)

    assert store.traces.get("a key", page) == newer


def test_a_trace_of_no_document_is_refused(store: Store) -> None:
    with pytest.raises(errors.UnknownDocumentError):
        store.traces.keep(stored(10**9))


def test_a_quotation_is_due_until_it_is_traced_and_again_when_its_state_changes(store: Store, page: int) -> None:
    before = store.traces.due([page])
    key = seen(store, page, QuoteStateName.INTACT, day=0)
    untraced = store.traces.due([page])
    store.traces.keep(stored(page, key))
    traced = store.traces.due([page])
    seen(store, page, QuoteStateName.GONE, day=7)

    assert (before, untraced, traced, store.traces.due([page])) == ([], [(key, page)], [], [(key, page)])
    assert store.traces.due([]) == []


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def former(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database at the step before there were traces, with a document in it."""
    url = f"sqlite:///{tmp_path}/former.db"
    if request.param == "postgres":
        url = str(request.getfixturevalue("postgres_database"))
    before = ScriptDirectory.from_config(upgrade._configuration()).get_revision("0005").down_revision
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        configuration = upgrade._configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, str(before))
        connection.execute(sa.insert(DOCUMENTS), [DOCUMENT])
    engine.dispose()
    return url


def test_a_database_of_the_step_before_keeps_what_it_has_and_takes_traces(former: str) -> None:
    upgrade.upgrade(former)

    opened = opening.open_store(former)
    opened.traces.keep(stored(1))
    assert [document.url for document in opened.documents.all()] == ["https://source.example/page"]
    assert opened.traces.get("a key", 1) == stored(1)
    opened.close()
