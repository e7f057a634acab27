"""The twin in memory is honest: whatever is done to both, it answers as SQLite does."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from chronicle.changes.model import QuoteStateName
from chronicle.changes.outcomes import OutcomeKind
from chronicle.changes.state import FindingKind, PendingVerdict
from chronicle.documents.model import ListingItem
from fakes import storing
from fakes.readings import reading
from store import opening
from store.model.desk import FindingStatus
from store.model.evidence import VisitRecord
from store.model.watching import Watch
from store.ports import Store

ADDRESSES = [
    "https://source.example/page",
    "http://www.source.example/page/",
    "https://other.example/list/",
    "https://new.example/page",
]
NOTES = [
    storing.footnote(1, quote="the words that the source is said to contain"),
    storing.footnote(1, "Moscow Declaration of the heads of state", url="https://other.example/list/"),
    storing.footnote(
        1, "A third thing of its own", url="hhttps://third.example/x", quote="some other words from elsewhere"
    ),
]
ITEMS = [
    ListingItem("https://other.example/doc/1", "Moscow Declaration of the heads of state"),
    ListingItem("https://other.example/doc/2", "Another matter altogether"),
]
FAILURES = [OutcomeKind.GONE, OutcomeKind.BROKEN]
STATUSES: tuple[FindingStatus, ...] = ("unconfirmed", "withdrawn", "open", "reopened", "decided")


@dataclass(frozen=True)
class Seen:
    """What a visit with content saw; an empty text is the same as before."""

    which: int
    text: str
    pending: PendingVerdict
    confirmed: bool
    quote: QuoteStateName
    fetch: bool


SEEN = st.builds(
    Seen,
    which=st.integers(0, 1),
    text=st.sampled_from(["", "One text", "Another text"]),
    pending=st.sampled_from(list(PendingVerdict)),
    confirmed=st.booleans(),
    quote=st.sampled_from([QuoteStateName.INTACT, QuoteStateName.ALTERED, QuoteStateName.GONE]),
    fetch=st.booleans(),
)


class Twins(RuleBasedStateMachine):
    """Does the same to both stores, and compares everything that they tell."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="citewatch-twins-"))
        shutil.copy(self.template, self.folder / "citewatch.db")
        self.memory: Store = opening.open_store("memory:")
        self.sqlite: Store = opening.open_store(f"sqlite:///{self.folder}/citewatch.db")
        self.now: datetime = storing.START
        # Two pages to begin with, one of them cited, so that histories are about visits and not about beginnings.
        for store in self.both():
            store.entries.save(storing.entry(*NOTES[:1]), at=self.now)
            store.documents.watch(Watch(ADDRESSES[2], kind="listing"), at=self.now)

    def teardown(self) -> None:
        if hasattr(self, "sqlite"):
            self.sqlite.close()
            shutil.rmtree(self.folder)

    def both(self) -> tuple[Store, Store]:
        self.now += timedelta(hours=7)
        return self.memory, self.sqlite

    @rule(url=st.sampled_from(ADDRESSES))
    def watch(self, url: str) -> None:
        first, second = (store.documents.watch(Watch(url), at=self.now) for store in self.both())
        assert first == second

    @rule(urls=st.lists(st.sampled_from(ADDRESSES), max_size=2, unique=True))
    def declare(self, urls: list[str]) -> None:
        for store in self.both():
            store.documents.declare([(f"s{n}", Watch(url, kind="listing")) for n, url in enumerate(urls)], at=self.now)

    @rule(notes=st.lists(st.sampled_from(NOTES), min_size=1, max_size=3, unique=True))
    def save_entry(self, notes: list[str]) -> None:
        numbered = [note.replace("[1]", f"[{number}]", 1) for number, note in enumerate(notes, start=1)]
        entry = storing.entry(*numbered)
        first, second = (store.entries.save(entry, at=self.now) for store in self.both())
        assert first == second

    @rule(seen=st.lists(SEEN, min_size=1, max_size=4))
    def visit(self, seen: list[Seen]) -> None:
        batch = [self.record(one) for one in seen]
        first, second = (store.visits.record(batch) for store in self.both())
        assert first == second

    def record(self, seen: Seen) -> VisitRecord:
        self.now += timedelta(minutes=5)
        documents = self.memory.documents.all()
        document = documents[seen.which % len(documents)]
        quotes = self.memory.documents.states([document.id])[document.id].quotes
        return storing.visit(
            document.id,
            at=self.now,
            kind=OutcomeKind.CHANGED if seen.text else OutcomeKind.SAME,
            reading=reading(seen.text, "Second") if seen.text else None,
            keep_reading=bool(seen.text),
            comparison=storing.comparison() if seen.text else None,
            pending=seen.pending,
            snapshot=storing.snapshot(at=self.now),
            findings=(storing.draft(confirmed=seen.confirmed),) if seen.text else (),
            quote_states=tuple(storing.quote_seen(one.key, seen.quote) for one in quotes) if seen.text else (),
            items=tuple(ITEMS) if seen.fetch else (),
            fetch_items=tuple(ITEMS[:1]) if seen.fetch else (),
        )

    @precondition(lambda self: self.memory.documents.count())
    @rule(which=st.integers(0, 5), kind=st.sampled_from(FAILURES), moved=st.booleans())
    def fail(self, which: int, kind: OutcomeKind, moved: bool) -> None:
        documents = self.memory.documents.all()
        document = documents[which % len(documents)]
        record = storing.visit(
            document.id,
            at=self.now,
            kind=OutcomeKind.MOVED if moved else kind,
            moved_to="https://new.example/page" if moved else None,
            findings=(storing.draft(FindingKind.DOCUMENT_GONE),),
        )
        for store in self.both():
            store.visits.record([record])

    @precondition(lambda self: self.memory.findings.count())
    @rule(verdict=st.sampled_from(["accepted", "later"]))
    def decide(self, verdict: str) -> None:
        number = self.memory.findings.select()[0].id
        first, second = (
            store.findings.decide(number, verdict=verdict, note="n", by="anna", at=self.now)  # type: ignore[arg-type]
            for store in self.both()
        )
        assert first == second

    @precondition(lambda self: self.memory.documents.count())
    @rule(which=st.integers(0, 5), hours=st.integers(-3, 30), paused=st.booleans())
    def ask_and_pause(self, which: int, hours: int, paused: bool) -> None:
        number = which % self.memory.documents.count() + 1
        for store in self.both():
            store.documents.ask_visit(number, at=self.now + timedelta(hours=hours), by="anna")
            store.documents.pause(number, paused=paused, by="anna", at=self.now)

    @invariant()
    def tell_the_same_about_documents(self) -> None:
        if not hasattr(self, "sqlite"):
            return
        ids = [document.id for document in self.memory.documents.all()]
        assert self.sqlite.documents.all() == self.memory.documents.all()
        assert self.sqlite.documents.states(ids) == self.memory.documents.states(ids)
        assert self.sqlite.documents.sources() == self.memory.documents.sources()
        due = {"now": self.now, "limit": 3, "per_host": 1}
        assert self.sqlite.documents.due(**due) == self.memory.documents.due(**due)  # type: ignore[arg-type]
        for number in ids:
            assert self.sqlite.visits.of(number) == self.memory.visits.of(number)
            assert self.sqlite.visits.readings(number) == self.memory.visits.readings(number)
            assert self.sqlite.visits.changes(number) == self.memory.visits.changes(number)

    @invariant()
    def tell_the_same_at_the_desk(self) -> None:
        if not hasattr(self, "sqlite"):
            return
        found = self.memory.findings.select(statuses=STATUSES)
        assert self.sqlite.findings.select(statuses=STATUSES) == found
        assert [self.sqlite.findings.decisions(one.id) for one in found] == [
            self.memory.findings.decisions(one.id) for one in found
        ]
        assert self.sqlite.entries.all() == self.memory.entries.all()
        assert self.sqlite.entries.cited() == self.memory.entries.cited()
        assert self.sqlite.entries.proposals() == self.memory.entries.proposals()
        assert self.sqlite.visits.quote_states() == self.memory.visits.quote_states()


@pytest.mark.fuzz
@pytest.mark.timeout(3600)
def test_the_twin_in_memory_answers_as_sqlite_does(sqlite_template: Path, budget: int) -> None:
    Twins.template = sqlite_template

    run_state_machine_as_test(
        Twins,
        settings=settings(
            max_examples=10 * budget,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
