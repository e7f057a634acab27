"""Tables of what visits brought; rows are added, never changed."""

import sqlalchemy as sa

from store.schema.base import METADATA
from store.schema.types import Id, Utc, WebText

SNAPSHOTS = sa.Table(
    "snapshots",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("url", WebText, nullable=False),
    sa.Column("captured_at", Utc, nullable=False),
    sa.Column("record_type", sa.Text, nullable=False),
    sa.Column("warc_record_id", WebText, nullable=False, unique=True),
    sa.Column("warc_file", WebText, nullable=False),
    sa.Column("offset", sa.BigInteger, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("digest", WebText, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("media_type", WebText, nullable=False),
    sa.Column("refers_to", Id, sa.ForeignKey("snapshots.id")),
    sa.Column("etag", WebText),
    sa.Column("last_modified", WebText),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("layout", sa.Boolean, nullable=False),
    sa.Index("ix_snapshots_document", "document_id", "id"),
    sa.Index("ix_snapshots_original", "digest", "id"),
)

READINGS = sa.Table(
    "readings",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    # NULL: kept as evidence of a visit that did not count
    sa.Column("ordinal", sa.Integer),
    sa.Column("snapshot_id", Id, sa.ForeignKey("snapshots.id")),
    sa.Column("seen_at", Utc, nullable=False),
    sa.Column("text_digest", sa.Text, nullable=False),
    sa.Column("rederived", sa.Boolean, nullable=False),
    # Reading, packed
    sa.Column("reading", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("document_id", "ordinal"),
)

VISITS = sa.Table(
    "visits",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("visit_key", WebText, nullable=False, unique=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    # NULL: a re-reading, which is no attempt to fetch
    sa.Column("ordinal", sa.Integer),
    sa.Column("url", WebText, nullable=False),
    sa.Column("final_url", WebText, nullable=False),
    sa.Column("started_at", Utc, nullable=False),
    sa.Column("finished_at", Utc, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("reason", WebText, nullable=False),
    # Outcome, JSON
    sa.Column("outcome", sa.Text, nullable=False),
    # tuple of Hop, JSON
    sa.Column("hops", sa.Text, nullable=False),
    sa.Column("snapshot_id", Id, sa.ForeignKey("snapshots.id")),
    sa.Column("reading_id", Id, sa.ForeignKey("readings.id")),
    sa.UniqueConstraint("document_id", "ordinal"),
)

CHANGES = sa.Table(
    "changes",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("before_reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
    sa.Column("after_reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
    sa.Column("seen_at", Utc, nullable=False),
    # Comparison, packed
    sa.Column("comparison", sa.LargeBinary, nullable=False),
    # Significance, JSON
    sa.Column("significance", sa.Text),
    sa.UniqueConstraint("before_reading_id", "after_reading_id"),
    sa.Index("ix_changes_seen", "seen_at", "id"),
    sa.Index("ix_changes_document", "document_id", "id"),
)

QUOTE_STATES = sa.Table(
    "quote_states",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("quote_key", WebText, nullable=False),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
    sa.Column("snapshot_id", Id, sa.ForeignKey("snapshots.id")),
    sa.Column("seen_at", Utc, nullable=False),
    # QuoteState, JSON
    sa.Column("state", sa.Text, nullable=False),
    sa.Index("ix_quote_states_quote", "quote_key", "id"),
)

QUOTE_HEADS = sa.Table(
    "quote_heads",
    METADATA,
    sa.Column("quote_key", WebText, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True, index=True),
    sa.Column("state_id", Id, sa.ForeignKey("quote_states.id"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("good_at", Utc),
)

QUOTE_TRACES = sa.Table(
    "quote_traces",
    METADATA,
    sa.Column("quote_key", WebText, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("quote", WebText, nullable=False),
    sa.Column("reader_version", sa.Text, nullable=False),
    # The quote's newest state when it was traced.
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("traced_at", Utc, nullable=False),
    # QuoteTrace, JSON
    sa.Column("trace", sa.Text, nullable=False),
)

LINKS = sa.Table(
    "links",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("visit_id", Id, sa.ForeignKey("visits.id"), nullable=False, index=True),
    sa.Column("reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
    sa.Column("seen_at", Utc, nullable=False),
    # The name that the linker knew the entry by
    sa.Column("entry", WebText, nullable=False),
    # Link, JSON
    sa.Column("link", sa.Text, nullable=False),
)
