"""What `decide` is told and what it answers. Times are aware UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from chronicle.changes.model import Comparison, Feedback, Level, QuoteState, QuoteStateName, Reason, Significance
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.changes.rules import IgnoreRule
from chronicle.documents.model import ListingItem, Reading
from chronicle.words import Words


@dataclass(frozen=True, slots=True)
class PastVisit:
    """An earlier visit of the same document."""

    at: datetime
    outcome: OutcomeKind
    reason: str


@dataclass(frozen=True, slots=True)
class PastReading:
    """An earlier reading, by the digest of its text; enough to notice a revert."""

    text_digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WatchedQuote:
    """A quotation bound to this document. `key` is stable across revisions of the entry.

    `last` is the state in the last reading that counted, `good_at` when we first saw the words standing,
    `ruling` the code of a standing decision ("historic", "own-translation", ...), None without one.
    """

    key: str
    text: str
    language: str | None
    translated: bool
    entry: str
    section: int | None
    citation: int
    citation_key: str
    title: str
    last: QuoteStateName | None = None
    good_at: datetime | None = None
    ruling: str | None = None


@dataclass(frozen=True, slots=True)
class CitedTitle:
    """A citation that points at this listing: the title to look for among its items.

    `answered`: an item with this title was found, and is watched as a document of its own that the citation cites too.
    """

    citation_key: str
    citation: int
    entry: str
    title: str
    answered: bool = False


@dataclass(frozen=True, slots=True)
class PendingFinding:
    """A finding that waits for a confirming second visit. `subject` and `kind` identify it within the document."""

    kind: "FindingKind"
    subject: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Trail:
    """On which of the last good visits which block changed.

    `good_visits` counts all good visits so far; they are numbered from 1, which was the first reading. `touched` are
    the numbers of visits at which a block (by path) changed, rising, as far as they are remembered.
    """

    good_visits: int = 0
    touched: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProposedRule:
    """A place that keeps changing while nothing else does, put before the editor as a rule to hold it back.

    `place` and `heading` are those of `IgnoreRule`. `texts` are what stood there last, the newest first; it changed at
    `changed` of the last `visits` visits. `visit` is the number of the newest of them.
    """

    place: str
    heading: str
    texts: tuple[str, ...]
    changed: int
    visits: int
    visit: int
    words: Words


@dataclass(frozen=True, slots=True)
class DocumentState:
    """What was known of a document before this visit. `visits` are the newest first, at most 50.

    `reading` is the last good reading (None before the first), `known_items` the identities of a listing's items,
    `volatility` the share of visits on which a block (by path) changed, `failing_since` the first of the current run
    of failed visits. `answers` are keys of citations of a listing for which this document was found there. `feedback`
    is what editors decided about earlier findings. `trail` says more of volatile blocks; `ignored` are the rules that
    editors accepted for this document.
    """

    document: int
    url: str
    kind: Literal["page", "listing", "feed"] = "page"
    language: str | None = None
    reading: Reading | None = None
    reading_id: int | None = None
    reading_at: datetime | None = None
    earlier: tuple[PastReading, ...] = ()
    visits: tuple[PastVisit, ...] = ()
    quotes: tuple[WatchedQuote, ...] = ()
    cited_titles: tuple[CitedTitle, ...] = ()
    known_items: frozenset[str] = frozenset()
    pending: tuple[PendingFinding, ...] = ()
    volatility: Mapping[str, float] = field(default_factory=dict)
    failing_since: datetime | None = None
    answers: tuple[str, ...] = ()
    feedback: Feedback = field(default_factory=Feedback)
    trail: Trail = field(default_factory=Trail)
    ignored: tuple[IgnoreRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: from where, with which status, to where. With status 200 the page itself said where the text is."""

    url: str
    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the transport brought.

    `status` is None when no answer came; `error` is then a reason code
    ("dns-nxdomain", "dns-failure", "connect", "tls", "timeout", "reset", "too-large", "bomb", "truncated", "loop",
    "address-refused", "robots"). `not_modified`: 304 or the payload digest of the last good snapshot.
    `headers` are the response's, names in lower case.
    """

    url: str
    final_url: str
    at: datetime
    status: int | None
    headers: Mapping[str, str] = field(default_factory=dict)
    hops: tuple[Hop, ...] = ()
    not_modified: bool = False
    body_bytes: int = 0
    error: str | None = None
    detail: str = ""
    retry_after: timedelta | None = None


class FindingKind(StrEnum):
    """What is put before an editor."""

    QUOTE_ALTERED = "quote-altered"
    QUOTE_GONE = "quote-gone"
    QUOTE_RESTORED = "quote-restored"
    CONTENT_CHANGED = "content-changed"
    LINKS_CHANGED = "links-changed"
    NEW_DOCUMENT = "new-document"
    ITEM_VANISHED = "item-vanished"
    DOCUMENT_GONE = "document-gone"
    DOCUMENT_MOVED = "document-moved"
    NOT_REACHED = "not-reached"
    UNSTABLE = "unstable"


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding before it is recorded.

    `subject` names what it is about within the document: a quote's key, an item's
    address, or "". Unique by (document, kind, subject, before reading, after reading).

    `confirmed` is False where a second visit must confirm before anybody is notified. `change_digest` is equal where
    another document changed in the same way; None where nothing in its text or links changed.
    """

    kind: FindingKind
    subject: str
    level: Level
    score: float
    reasons: tuple[Reason, ...]
    summary: Words
    confirmed: bool = True
    citation_keys: tuple[str, ...] = ()
    change_digest: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """The state of a watched quotation as this visit saw it."""

    key: str
    state: QuoteState


class PendingVerdict(StrEnum):
    """What this visit means for findings that wait for confirmation."""

    KEEP = "keep"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision about one visit. `keep_reading`: the reading becomes the document's last good one.

    `withdrawn` are subjects of waiting findings that this visit shows to be void, whatever `pending` means for others.
    `confirm_after` asks for a second visit after that time. `fetch_items` are listing items that are to be fetched and
    archived at once: those that match cited titles, and after the baseline visit some of the new ones; `new_items` are
    items not seen before (empty on the baseline visit).
    `moved_to` is the new address that a verified permanent redirect proposes. `revisit_after` asks for the next visit
    sooner than usual: the text goes on. `touched` are the paths of the blocks that changed, whether raised or held back
    by a rule; `proposed_rules` the places that a rule might hold back.
    """

    outcome: Outcome
    keep_reading: bool = False
    comparison: Comparison | None = None
    significance: Significance | None = None
    quote_states: tuple[QuoteSeen, ...] = ()
    findings: tuple[FindingDraft, ...] = ()
    pending: PendingVerdict = PendingVerdict.KEEP
    withdrawn: tuple[str, ...] = ()
    confirm_after: timedelta | None = None
    new_items: tuple[ListingItem, ...] = ()
    fetch_items: tuple[ListingItem, ...] = ()
    moved_to: str | None = None
    revisit_after: timedelta | None = None
    touched: tuple[str, ...] = ()
    proposed_rules: tuple[ProposedRule, ...] = ()


@dataclass(frozen=True, slots=True)
class DecideRules:
    """Thresholds of `decide`.

    `gone_visits` failed visits, each at least `gone_gap` after the one before, within
    `gone_window` and more than `gone_share` of that window between first and last, make `gone`. After
    `not_reached_after` of failed visits the editor is told once. A text that announces its continuation is visited
    every `growing_every` for `growing_for` after it last grew.
    """

    min_text: int = 200
    min_items: int = 1
    confirm_after: timedelta = timedelta(minutes=5)
    gone_visits: int = 3
    gone_gap: timedelta = timedelta(days=3)
    gone_window: timedelta = timedelta(days=14)
    gone_share: float = 0.25
    not_reached_after: timedelta = timedelta(days=14)
    growing_every: timedelta = timedelta(hours=1)
    growing_for: timedelta = timedelta(days=1)
