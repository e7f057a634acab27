"""What visits brought: snapshots in the archive, readings, changes, states of quotes, links."""

from dataclasses import dataclass
from datetime import datetime

from chronicle.changes.model import Comparison, QuoteState, QuoteStateName, Significance
from chronicle.changes.outcomes import Outcome
from chronicle.changes.state import FindingDraft, Hop, PendingVerdict, ProposedRule, QuoteSeen
from chronicle.changes.tracing import QuoteTrace
from chronicle.documents.model import ListingItem, Reading
from chronicle.linking.model import Link


@dataclass(frozen=True, slots=True)
class NewSnapshot:
    """A WARC record that lies fsynced in the archive, before any row names it. The CDXJ fields of one capture.

    `record_type` is response, revisit or metadata (a failure without a response). `warc_file` is the file's name in
    the archive, `offset` and `length` its compressed member in bytes. `digest` is the payload digest
    ("sha1:BASE32"), "" for metadata. `warc_record_id` is the record's URN.
    """

    url: str
    captured_at: datetime
    record_type: str
    warc_record_id: str
    warc_file: str
    offset: int
    length: int
    digest: str
    status: int | None
    media_type: str
    refers_to: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    origin: str = "visit"
    layout: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A recorded snapshot: `NewSnapshot` with its row id and the document that it belongs to.

    `refers_to` is the id of the original snapshot of a revisit. `origin` is "visit" or "upload".
    """

    id: int
    document_id: int
    url: str
    captured_at: datetime
    record_type: str
    warc_record_id: str
    warc_file: str
    offset: int
    length: int
    digest: str
    status: int | None
    media_type: str
    refers_to: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    origin: str = "visit"
    layout: bool = False


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """Everything that one visit adds; recorded whole or not at all.

    `reading` is kept as the document's last good one when `keep_reading`. `quote_states`, `findings` and `links` are
    the decision's; `withdrawn` are subjects of waiting findings that are void whatever `pending` means for the others.
    `visit_key` makes recording idempotent: a key that is already there is skipped. `fence` is the host lease's, None
    where no lease was needed. `derived` marks a re-reading (never news): `snapshot_id` then names the recorded snapshot
    that was read again. `next_visit_at` None leaves the next visit as it is. `touched` are the paths of blocks that
    changed, `proposed_rules` the places that a rule might hold back.
    """

    visit_key: str
    document_id: int
    url: str
    final_url: str
    started_at: datetime
    finished_at: datetime
    status: int | None
    outcome: Outcome
    hops: tuple[Hop, ...] = ()
    snapshot: NewSnapshot | None = None
    reading: Reading | None = None
    keep_reading: bool = False
    comparison: Comparison | None = None
    significance: Significance | None = None
    quote_states: tuple[QuoteSeen, ...] = ()
    links: tuple[Link, ...] = ()
    topic: str | None = None
    findings: tuple[FindingDraft, ...] = ()
    pending: PendingVerdict = PendingVerdict.KEEP
    withdrawn: tuple[str, ...] = ()
    items: tuple[ListingItem, ...] = ()
    fetch_items: tuple[ListingItem, ...] = ()
    moved_to: str | None = None
    next_visit_at: datetime | None = None
    host: str = ""
    fence: int | None = None
    derived: bool = False
    snapshot_id: int | None = None
    touched: tuple[str, ...] = ()
    proposed_rules: tuple[ProposedRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """A recorded visit, as a log of visits shows it."""

    id: int
    document_id: int
    url: str
    final_url: str
    started_at: datetime
    finished_at: datetime
    status: int | None
    outcome: Outcome
    snapshot_id: int | None
    reading_id: int | None


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading with its row id, its snapshot and the time of that snapshot."""

    id: int
    document_id: int
    snapshot_id: int | None
    seen_at: datetime
    reading: Reading
    rederived: bool = False


@dataclass(frozen=True, slots=True)
class StoredTrace:
    """What the archived copies of a document say of a quote, as it was last traced.

    `quote` are the words that were looked for, `reader_version` how copies were read, `state` the quote's newest state
    at that time: where one of them is another now, the trace is out of date. `trace.looks` is everything remembered.
    """

    quote_key: str
    document_id: int
    quote: str
    reader_version: str
    state: QuoteStateName
    traced_at: datetime
    trace: QuoteTrace


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A recorded difference of two readings of one document."""

    id: int
    document_id: int
    before_reading_id: int
    after_reading_id: int
    seen_at: datetime
    comparison: Comparison
    significance: Significance | None


@dataclass(frozen=True, slots=True)
class StoredQuoteState:
    """The state of one quote in one reading of one document. The newest per quote and document counts."""

    quote_key: str
    document_id: int
    reading_id: int
    snapshot_id: int | None
    seen_at: datetime
    state: QuoteState
