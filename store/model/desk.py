"""What is put before editors and what they did with it: entries, findings, decisions, digests, deliveries, people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chronicle.changes.model import Level, Reason
from chronicle.changes.state import FindingKind
from chronicle.records.model import Entry
from chronicle.words import Words


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """A revision of an entry.

    `citation_keys` maps footnote numbers to the citations' lasting keys, `quote_keys` the same to the keys of that
    footnote's quotes, in the order of `Citation.quotes`.
    """

    slug: str
    revision: int
    imported_at: datetime
    entry: Entry
    citation_keys: dict[int, str]
    quote_keys: dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an entry did.

    `renumbered` maps old footnote numbers to new ones where they differ; `unsure` are numbers whose identity an editor
    should confirm; `done` are the proposals that this text carries.
    """

    slug: str
    status: Literal["created", "revised", "unchanged"]
    revision: int
    renumbered: dict[int, int]
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()
    done: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A citation's way to a document: which footnote of which entry cites it, in which form."""

    entry: str
    citation_key: str
    number: int
    section: int | None
    title: str
    written: str
    document_id: int


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """Something an entry should say otherwise; `status` is open, done (a later text carries it) or dismissed.

    `context` is the wording with a little of the entry around it, `wanted` the same with the change made ("" where the
    proposal is not about a place of the text). `dismissed_by` names who turned it down, None where it fell away.
    """

    id: int
    entry: str
    citation_key: str
    number: int
    kind: str
    before: str
    after: str
    words: Words
    status: Literal["open", "done", "dismissed"]
    created_at: datetime
    done_at: datetime | None = None
    context: str = ""
    wanted: str = ""
    dismissed_by: str | None = None


FindingStatus = Literal["unconfirmed", "withdrawn", "open", "reopened", "decided"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is put before an editor. Only `open` and `reopened` ones are put into mail.

    `before_reading_id` and `after_reading_id` name what was compared (None: before the first, or a visit without
    content). `citation_keys` say whom it concerns; `entries` are those citations' entries (slugs). `change_digest` is
    equal where another document changed in the same way.
    """

    id: int
    document_id: int
    kind: FindingKind
    subject: str
    before_reading_id: int | None
    after_reading_id: int | None
    level: Level
    score: float
    reasons: tuple[Reason, ...]
    summary: Words
    status: FindingStatus
    created_at: datetime
    seen_at: datetime
    confirmed_at: datetime | None = None
    visit_id: int | None = None
    citation_keys: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    change_digest: str | None = None


Verdict = Literal["accepted", "rejected", "noted", "later"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor did with a finding, on which evidence. `by` is the person's name."""

    id: int
    finding_id: int
    verdict: Verdict
    note: str
    by: str
    at: datetime
    after_reading_id: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one subscription. The Message-ID is fixed before the first attempt, so a repeat is recognisable.

    `status`: pending, sending (an attempt is under way or was interrupted: in doubt), sent, failed.
    """

    id: int
    subscription: str
    kind: Literal["weekly", "urgent", "stocktaking"]
    message_id: str
    created_at: datetime
    status: Literal["pending", "sending", "sent", "failed"]
    attempts: int
    finding_ids: tuple[int, ...]
    period_start: datetime | None = None
    period_end: datetime | None = None
    sent_at: datetime | None = None
    last_error: str = ""
    message: bytes | None = None


Role = Literal["administrator", "editor", "reader"]


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in to the review page. `password_hash` is Argon2's encoded form."""

    id: int
    name: str
    role: Role
    password_hash: str
    language: str
    created_at: datetime
    disabled: bool = False
