"""What is watched: documents, the sources and citations that ask for them, and the hosts that serve them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from chronicle.documents.model import Selectors

Kind = Literal["page", "listing", "feed"]


@dataclass(frozen=True, slots=True)
class Watch:
    """A wish to watch an address. Two wishes with the same identity (alias key) become one document.

    `source` names the declaration in config.yaml, None for an address that only a citation asks for. `cadence` None
    means the policy's default. `written` is the form that the footnote gives.
    """

    url: str
    kind: Kind = "page"
    language: str | None = None
    source: str | None = None
    institution: str = ""
    selectors: Selectors = field(default_factory=Selectors)
    cadence: timedelta | None = None
    min_text: int = 200
    min_items: int = 1
    written: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing on the web that is watched. `key` is its identity, `url` the address that is visited.

    `etag` and `last_modified` are the server's own validators of the last good snapshot, byte for byte;
    `payload_digest` is that snapshot's ("sha1:BASE32" over the encoded entity body, as in its WARC record).
    `snapshot_id` is the last good snapshot that holds a body (a revisit's original). `host` is the address's host,
    without a port: what leases are taken for. `discovered`: it was a new item of a listing, and nobody asked for it.
    Decisions before `decisions_from` do not weigh on its findings (None: all do); `decisions_from_by` said so.
    """

    id: int
    key: str
    url: str
    kind: Kind
    language: str | None
    source: str | None
    institution: str
    selectors: Selectors
    cadence: timedelta | None
    min_text: int
    min_items: int
    created_at: datetime
    next_visit_at: datetime | None
    paused: bool = False
    title: str = ""
    reading_id: int | None = None
    last_visit_at: datetime | None = None
    last_outcome: str | None = None
    last_reason: str | None = None
    last_good_at: datetime | None = None
    failing_since: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload_digest: str | None = None
    snapshot_id: int | None = None
    addresses: tuple[str, ...] = ()
    host: str = ""
    discovered: bool = False
    decisions_from: datetime | None = None
    decisions_from_by: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredSource:
    """A source of config.yaml as the store knows it, with the document that it became."""

    name: str
    watch: Watch
    paused: bool = False
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to visit one host until `expires_at`.

    `fence` grows with every lease of the host; a recorder that shows an old fence is refused.
    """

    host: str
    owner: str
    fence: int
    expires_at: datetime
