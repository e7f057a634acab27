"""What the twin in memory keeps: the same tables as the databases, as dictionaries of values that never change."""

import dataclasses
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from chronicle.linking.model import Link
from store import texts, times
from store.model.desk import Decision, Delivery, Finding, StoredEntry, User
from store.model.evidence import Snapshot, StoredChange, StoredQuoteState, StoredReading, StoredTrace, Visit
from store.model.noise_rules import NoiseDecision, NoiseRule
from store.model.watching import Watch
from store.rules.kept import Kept
from store.rules.proposing import Proposed
from store.rules.quotes import Head
from store.rules.revising import PlacedQuote

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A declaration; released ones stay."""

    watch: Watch
    document_id: int
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """The lease of a host."""

    fence: int = 0
    owner: str | None = None
    expires_at: datetime | None = None
    next_allowed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item that a listing has shown."""

    url: str
    title: str
    date: date | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote with its lasting key; number None: the current text has it no more."""

    entry: str
    position: int
    number: int | None
    section: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation's way to a document."""

    written: str
    origin: str


@dataclass(frozen=True, slots=True)
class NumberedVisit:
    """A visit with its place among its document's, None for a re-reading."""

    visit: Visit
    ordinal: int | None


@dataclass(frozen=True, slots=True)
class NumberedReading:
    """A reading with its place among its document's, None where it did not count."""

    stored: StoredReading
    ordinal: int | None
    text_digest: str


@dataclass(frozen=True, slots=True)
class EpisodicFinding:
    """A finding with its episode."""

    finding: Finding
    episode: int


@dataclass(frozen=True, slots=True)
class Restless:
    """How often a block changed, and at which of the last good visits."""

    changed: int = 0
    visits: tuple[int, ...] = ()


@dataclass(slots=True)
class Tables:
    """All tables. Work on them inside `transaction`, which undoes everything when it fails."""

    entries: dict[str, tuple[StoredEntry, ...]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    citations: dict[str, Citation] = field(default_factory=dict)
    quotes: dict[str, PlacedQuote] = field(default_factory=dict)
    cites: dict[tuple[str, int], Cite] = field(default_factory=dict)
    proposals: dict[int, Proposed] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    documents: dict[int, Kept] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, int] = field(default_factory=dict)
    hosts: dict[str, Host] = field(default_factory=dict)
    items: dict[tuple[int, str], Item] = field(default_factory=dict)
    volatility: dict[tuple[int, str], Restless] = field(default_factory=dict)
    noise_rules: dict[int, NoiseRule] = field(default_factory=dict)
    noise_decisions: dict[int, NoiseDecision] = field(default_factory=dict)
    visits: dict[int, NumberedVisit] = field(default_factory=dict)
    visit_keys: dict[str, int] = field(default_factory=dict)
    snapshots: dict[int, Snapshot] = field(default_factory=dict)
    readings: dict[int, NumberedReading] = field(default_factory=dict)
    changes: dict[int, StoredChange] = field(default_factory=dict)
    quote_states: dict[int, StoredQuoteState] = field(default_factory=dict)
    quote_heads: dict[tuple[str, int], Head] = field(default_factory=dict)
    traces: dict[tuple[str, int], StoredTrace] = field(default_factory=dict)
    links: dict[int, tuple[Link, ...]] = field(default_factory=dict)
    findings: dict[int, EpisodicFinding] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    deliveries: dict[int, Delivery] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or nothing, one thread at a time."""
        with self._lock:
            before = {name: dict(getattr(self, name)) for name in _TABLES}
            try:
                yield
            except BaseException:
                for name, table in before.items():
                    setattr(self, name, table)
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Look at one state of the tables."""
        with self._lock:
            yield


_TABLES = tuple(one.name for one in dataclasses.fields(Tables) if not one.name.startswith("_"))


def next_id(table: dict[int, Any]) -> int:
    """Return the id of the next row; rows are never removed."""
    return len(table) + 1


def held(row: T) -> T:
    """Return a row as a database would give it back: times in UTC, text without what no column holds."""
    if not dataclasses.is_dataclass(row) or isinstance(row, type):
        return row
    changes: dict[str, Any] = {}
    for one in dataclasses.fields(row):
        value = getattr(row, one.name)
        if isinstance(value, datetime):
            changes[one.name] = times.aware(value)
        elif type(value) is str:
            changes[one.name] = texts.holdable(value)
    return dataclasses.replace(row, **changes)
