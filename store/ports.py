"""What the rest of the house may ask of the store. Three implementations keep one contract: SQLite, PostgreSQL,
and the honest twin in memory. Every method is one short transaction; every time is aware UTC.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from chronicle.changes.model import Feedback
from chronicle.changes.state import DocumentState
from chronicle.changes.tracing import Copy
from chronicle.documents.model import Reading
from chronicle.linking.model import Link
from chronicle.records.model import Entry
from store.model.desk import (
    CitedDocument,
    Decision,
    Delivery,
    Finding,
    FindingStatus,
    Role,
    Saved,
    StoredEntry,
    StoredProposal,
    User,
    Verdict,
)
from store.model.evidence import (
    NewSnapshot,
    Snapshot,
    StoredChange,
    StoredQuoteState,
    StoredReading,
    StoredTrace,
    Visit,
    VisitRecord,
)
from store.model.noise_rules import NoiseDecision, NoiseRule, NoiseRuleStatus, NoiseVerdict
from store.model.watching import DeclaredSource, Document, Lease, Watch


class Entries(Protocol):
    """Entries, their revisions, and the citations that keep their identity through them."""

    def save(self, entry: Entry, *, at: datetime) -> Saved:
        """Store a text of an entry: new, a revision, or unchanged (same text). Watches every cited address, carries
        citations' identities over, renews proposals and closes those that the text carries. Findings about a footnote
        or a quotation that the text has no more are withdrawn, with a decision by `citewatch` that says so, and opened
        again when it comes back.
        """

    def all(self) -> list[StoredEntry]:
        """Return the current revision of every entry, by quarter and title."""

    def get(self, slug: str) -> StoredEntry | None:
        """Return the current revision of one entry."""

    def revisions(self, slug: str) -> list[StoredEntry]:
        """Return every revision of an entry, the oldest first."""

    def cited(self, *, document_id: int | None = None, entry: str | None = None) -> list[CitedDocument]:
        """Return who cites what, by entry and footnote; narrowed to a document or an entry where given."""

    def proposals(self, *, entry: str | None = None, status: str | None = None) -> list[StoredProposal]:
        """Return proposals for the entries' texts, the newest first."""

    def dismiss_proposal(self, proposal_id: int, *, by: str, at: datetime) -> StoredProposal:
        """Turn an open proposal down: it stays so through revisions, while the text says the same at that place.
        Raises `UnknownProposalError` and `ProposalStateError`.
        """

    def reopen_proposal(self, proposal_id: int) -> StoredProposal:
        """Open a proposal again that somebody turned down. Raises `UnknownProposalError` and `ProposalStateError`."""


class Documents(Protocol):
    """Documents to visit, and what was known of them."""

    def watch(self, wish: Watch, *, at: datetime) -> int:
        """Watch an address; return the document's id. An identity that is known gains the address and the
        declaration; nothing is lost. New documents are due at once.
        """

    def declare(self, sources: Sequence[tuple[str, Watch]], *, at: datetime) -> None:
        """Make the declared sources those of the configuration: watch the new ones, update the changed ones, release
        those that are gone from it (their documents stay, and go on when cited).
        """

    def sources(self) -> list[DeclaredSource]:
        """Return the declared sources by name."""

    def get(self, document_id: int) -> Document | None:
        """Return one document."""

    def find(self, url: str) -> Document | None:
        """Return the document with this address or identity."""

    def all(self, *, after: int = 0, limit: int = 500) -> list[Document]:
        """Return documents by id, a page at a time: those with an id above `after`."""

    def count(self) -> int:
        """Return how many documents are watched."""

    def due(self, *, now: datetime, limit: int, per_host: int) -> list[Document]:
        """Return documents whose visit is due and that are not paused, the most overdue first, at most `per_host` of
        one host.
        """

    def states(self, document_ids: Sequence[int]) -> dict[int, DocumentState]:
        """Return what was known of these documents, for `changes.decide`."""

    def ask_visit(self, document_id: int, *, at: datetime, by: str) -> None:
        """Ask for a visit at `at` (or earlier, if one is due before)."""

    def pause(self, document_id: int, *, paused: bool, by: str, at: datetime) -> None:
        """Pause or resume the visits of a document."""

    def count_decisions(self, document_id: int, *, since: datetime | None, by: str) -> None:
        """Let only editors' decisions after that moment weigh on a document's findings; None lets all weigh again.
        The decisions themselves stay. Raises `UnknownDocumentError`.
        """


class Hosts(Protocol):
    """One visitor at a time per host, and the earliest time of the next request, across processes."""

    def acquire(self, host: str, *, owner: str, now: datetime, ttl: timedelta) -> Lease | None:
        """Take the lease of a host; None when somebody else holds it. An expired lease is taken over with a new
        fence.
        """

    def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease | None:
        """Prolong a lease that is still ours; None when it was taken over."""

    def release(self, lease: Lease, *, next_allowed_at: datetime | None) -> None:
        """Give a lease back and say when the host may be asked again. A lease that was taken over is left alone."""

    def next_allowed_at(self, host: str) -> datetime | None:
        """Return the earliest time for the next request to this host."""


class Visits(Protocol):
    """The record of visits: append-only evidence."""

    def record(self, records: Sequence[VisitRecord]) -> list[int]:
        """Record a batch of visits in one transaction: visits, snapshots, readings, changes, quote states, links,
        findings, the document's new state. Findings are unique by (document, kind, subject, before, after): a
        repeat is not a second finding. Return the visits' ids; a visit key that is there already is skipped and its
        id returned. Raises `StaleLeaseError` when a record's fence is older than its host's.
        """

    def of(self, document_id: int, *, limit: int = 50) -> list[Visit]:
        """Return a document's visits, the newest first."""

    def get(self, visit_id: int) -> Visit | None:
        """Return one visit."""

    def snapshots(self, document_id: int, *, limit: int = 200) -> list[Snapshot]:
        """Return a document's snapshots, the newest first."""

    def snapshot(self, snapshot_id: int) -> Snapshot | None:
        """Return one snapshot."""

    def all_snapshots(self, *, after: int = 0, limit: int = 1000) -> list[Snapshot]:
        """Return snapshots by id, a page at a time, for the audit and the CDXJ export."""

    def original(self, url: str, digest: str) -> Snapshot | None:
        """Return the first committed response with this payload digest at this address, for a revisit record."""

    def add_upload(self, document_id: int, snapshot: NewSnapshot) -> int:
        """Record a copy that an editor attached; return the snapshot's id."""

    def reading(self, reading_id: int) -> StoredReading | None:
        """Return one reading."""

    def readings(self, document_id: int, *, limit: int = 50) -> list[StoredReading]:
        """Return a document's readings that counted, the newest first."""

    def linked(self, urls: Sequence[str], *, document_id: int, limit: int = 10) -> list[Reading]:
        """Return the last good readings of other documents: those with these addresses, in this order, then the
        youngest of the document's host. At most `limit`, and none of them very long.
        """

    def changes(self, document_id: int, *, limit: int = 50) -> list[StoredChange]:
        """Return a document's changes, the newest first."""

    def change(self, before_reading_id: int, after_reading_id: int) -> StoredChange | None:
        """Return the recorded difference of two readings."""

    def changes_between(self, start: datetime, end: datetime, *, limit: int = 1000) -> list[StoredChange]:
        """Return the changes of all documents seen at or after `start` and before `end`, the newest first."""

    def links(self, document_id: int) -> list[Link]:
        """Return a document's links to entries as its newest linked visit found them, best first."""

    def quote_states(self, *, document_id: int | None = None, quote_keys: Sequence[str] = ()) -> list[StoredQuoteState]:
        """Return the newest state of each quote in each document, narrowed where asked."""

    def quote_history(self, quote_key: str, *, limit: int = 200) -> list[StoredQuoteState]:
        """Return every recorded state of one quote, the newest first."""


class Traces(Protocol):
    """When quoted words were first and last seen in a document's archived copies."""

    def copies(self, document_id: int) -> list[Copy]:
        """Return the copies that hold content, the oldest first: those of good visits, and those that were attached."""

    def get(self, quote_key: str, document_id: int) -> StoredTrace | None:
        """Return what was traced of a quote in a document."""

    def keep(self, trace: StoredTrace) -> None:
        """Put a trace in the place of the former one. Raises `UnknownDocumentError`."""

    def due(self, document_ids: Sequence[int]) -> list[tuple[str, int]]:
        """Return the quotes in these documents that were looked for and have no trace, or another state since."""


class Findings(Protocol):
    """Findings and what editors decided."""

    def select(
        self,
        *,
        statuses: Sequence[FindingStatus] = ("open", "reopened"),
        entry: str | None = None,
        document_id: int | None = None,
        level: str | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> list[Finding]:
        """Return findings: urgent first, then by score and age."""

    def count(self, *, statuses: Sequence[FindingStatus] = ("open", "reopened")) -> int:
        """Return how many findings have one of these statuses."""

    def get(self, finding_id: int) -> Finding | None:
        """Return one finding."""

    def decide(self, finding_id: int, *, verdict: Verdict, note: str, by: str, at: datetime) -> Decision:
        """Record a decision; the finding is `decided` (with verdict `later` it stays open). Raises
        `UnknownFindingError`.
        """

    def decisions(self, finding_id: int) -> list[Decision]:
        """Return a finding's decisions, the newest first."""

    def same_change(self, finding_id: int, *, limit: int = 20) -> list[Finding]:
        """Return findings of other documents that changed in the same way about the same time, one a document."""

    def feedback(self, document_id: int) -> Feedback:
        """Return what the decisions on a document's findings come to now."""

    def undelivered(self, subscription: str, *, urgent_only: bool = False) -> list[Finding]:
        """Return open findings that no delivery to this subscription carries yet."""


class NoiseRules(Protocol):
    """Rules that hold back what changes at one place of a document. Visits propose them (`Visits.record`)."""

    def select(
        self, *, document_id: int | None = None, statuses: Sequence[NoiseRuleStatus] | None = None
    ) -> list[NoiseRule]:
        """Return rules, the newest first, narrowed where asked."""

    def get(self, rule_id: int) -> NoiseRule | None:
        """Return one rule."""

    def decide(self, rule_id: int, verdict: NoiseVerdict, *, by: str, at: datetime) -> NoiseRule:
        """Record a decision on a rule: accept it, dismiss a proposed one, withdraw an accepted one. An accepted rule
        holds back from the next visit on. Raises `UnknownRuleError` and `RuleStateError`.
        """

    def decisions(self, rule_id: int) -> list[NoiseDecision]:
        """Return a rule's decisions, the newest first."""


class Deliveries(Protocol):
    """Messages, each to be sent once."""

    def add(self, delivery: Delivery) -> Delivery:
        """Record a message before its first attempt, with the findings that it carries; return it with its id.
        Raises `AlreadyDeliveredError` when one of the findings is in another delivery of the same subscription.
        """

    def pending(self) -> list[Delivery]:
        """Return messages to send or to send again: pending, failed, and those in doubt."""

    def mark(
        self,
        delivery_id: int,
        status: str,
        *,
        at: datetime,
        error: str = "",
    ) -> None:
        """Set a message's status; `sending` counts an attempt."""

    def recent(self, *, subscription: str | None = None, limit: int = 50) -> list[Delivery]:
        """Return messages, the newest first."""

    def get(self, delivery_id: int) -> Delivery | None:
        """Return one message."""

    def reported_at(self, finding_ids: Sequence[int], *, subscription: str) -> Mapping[int, datetime]:
        """Return when each of these findings was sent to this subscription."""


class Users(Protocol):
    """People of the review page."""

    def add(self, name: str, *, role: Role, password_hash: str, language: str, at: datetime) -> User:
        """Add a person. Raises `NameTakenError`."""

    def get(self, name: str) -> User | None:
        """Return a person by name (case-insensitive)."""

    def all(self) -> list[User]:
        """Return everybody, by name."""

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        password_hash: str | None = None,
        disabled: bool | None = None,
        language: str | None = None,
    ) -> User:
        """Change what is given. Raises `UnknownUserError`, and `LastAdministratorError` where nobody would be left
        who is an administrator and enabled.
        """


class DaemonClaim(Protocol):
    """One process's claim to be the daemon of a database. It ends with the process, however that ends."""

    def hold(self) -> bool:
        """Take the claim, or make sure that it is ours still; one that was lost with its connection is taken again.
        False when somebody else holds it. Raises `UnreachableError` when that cannot be known. Any thread may ask.
        """

    def release(self) -> None:
        """Give the claim back."""


class Store(Protocol):
    """The whole store. `settings` keeps small named facts (times of last runs, the review page's address)."""

    @property
    def entries(self) -> Entries:
        """Entries of the chronicle."""

    @property
    def documents(self) -> Documents:
        """Documents that are watched."""

    @property
    def hosts(self) -> Hosts:
        """Leases of hosts."""

    @property
    def visits(self) -> Visits:
        """The record of visits."""

    @property
    def traces(self) -> Traces:
        """When quoted words were first and last seen."""

    @property
    def findings(self) -> Findings:
        """Findings and decisions."""

    @property
    def noise_rules(self) -> NoiseRules:
        """Rules that hold back noise."""

    @property
    def deliveries(self) -> Deliveries:
        """Messages."""

    @property
    def users(self) -> Users:
        """People of the review page."""

    def fact(self, name: str) -> str | None:
        """Return a named fact."""

    def set_fact(self, name: str, value: str) -> None:
        """Set a named fact."""

    def first_fact(self, name: str, value: str) -> str:
        """Set a named fact unless it is set; return what stands."""

    def daemon_claim(self) -> DaemonClaim:
        """Return the claim to be the database's only daemon; nobody holds it yet."""

    def close(self) -> None:
        """Give back connections."""
