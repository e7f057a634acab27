"""Tables of what is watched: documents, their addresses, the sources that ask for them, the hosts that serve them."""

import sqlalchemy as sa

from store.schema.base import METADATA
from store.schema.types import Id, Utc, WebText

DOCUMENTS = sa.Table(
    "documents",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    # PostgreSQL's indexes take at most 2,704 bytes; addresses may be longer, so their hashes are the keys.
    sa.Column("key_hash", sa.Text, nullable=False, unique=True),
    sa.Column("key", WebText, nullable=False),
    sa.Column("url", WebText, nullable=False),
    sa.Column("host", WebText, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("language", WebText),
    sa.Column("source", WebText),
    sa.Column("institution", WebText, nullable=False),
    # Selectors, JSON
    sa.Column("selectors", sa.Text, nullable=False),
    sa.Column("cadence_seconds", sa.Integer),
    sa.Column("min_text", sa.Integer, nullable=False),
    sa.Column("min_items", sa.Integer, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    # Somebody asked for it by its address, beside sources and citations.
    sa.Column("asked", sa.Boolean, nullable=False),
    # It was only found on a listing, and nobody asked for it by its address.
    sa.Column("discovered", sa.Boolean, nullable=False, server_default=sa.false()),
    # A source declares it, a living citation cites it, or it was asked for.
    sa.Column("wanted", sa.Boolean, nullable=False),
    sa.Column("next_visit_at", Utc),
    sa.Column("visit_asked_at", Utc),
    sa.Column("visit_asked_by", WebText),
    sa.Column("paused", sa.Boolean, nullable=False),
    sa.Column("paused_at", Utc),
    sa.Column("paused_by", WebText),
    sa.Column("title", WebText, nullable=False),
    # Circular with readings and snapshots, hence without a foreign key.
    sa.Column("reading_id", Id),
    sa.Column("snapshot_id", Id),
    sa.Column("last_visit_at", Utc),
    sa.Column("last_outcome", sa.Text),
    sa.Column("last_reason", WebText),
    sa.Column("last_good_at", Utc),
    sa.Column("failing_since", Utc),
    sa.Column("etag", WebText),
    sa.Column("last_modified", WebText),
    sa.Column("payload_digest", WebText),
    sa.Column("topic", sa.Text),
    # How many visits and counted readings there are: the newest n are those with an ordinal above count - n.
    sa.Column("visits", sa.Integer, nullable=False),
    sa.Column("readings", sa.Integer, nullable=False),
    sa.Column("good_visits", sa.Integer, nullable=False),
    # The visit whose links are the present ones.
    sa.Column("linked_visit_id", Id),
    # Editors' decisions before this moment do not weigh on its findings; NULL: all do.
    sa.Column("decisions_from", Utc),
    sa.Column("decisions_from_by", WebText),
    sa.Index("ix_documents_due", "paused", "next_visit_at", "id"),
    sa.Index("ix_documents_host", "host", "id"),
)

ADDRESSES = sa.Table(
    "addresses",
    METADATA,
    sa.Column("url_hash", sa.Text, primary_key=True),
    sa.Column("url", WebText, nullable=False),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
)

SOURCES = sa.Table(
    "sources",
    METADATA,
    sa.Column("name", WebText, primary_key=True),
    # Watch, JSON
    sa.Column("watch", sa.Text, nullable=False),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("declared_at", Utc, nullable=False),
    sa.Column("released_at", Utc),
)

HOSTS = sa.Table(
    "hosts",
    METADATA,
    sa.Column("host", WebText, primary_key=True),
    sa.Column("fence", Id, nullable=False),
    sa.Column("owner", WebText),
    sa.Column("expires_at", Utc),
    sa.Column("next_allowed_at", Utc),
)

ITEMS = sa.Table(
    "items",
    METADATA,
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("url_hash", sa.Text, primary_key=True),
    sa.Column("url", WebText, nullable=False),
    sa.Column("title", WebText, nullable=False),
    sa.Column("date", sa.Date),
    sa.Column("first_seen_at", Utc, nullable=False),
    sa.Column("seen_at", Utc, nullable=False),
    sa.Index("ix_items_seen", "document_id", "seen_at"),
)

VOLATILITY = sa.Table(
    "volatility",
    METADATA,
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("path_hash", sa.Text, primary_key=True),
    sa.Column("path", WebText, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    # Numbers of the good visits at which it changed, as far as they are still looked at; JSON
    sa.Column("visits", sa.Text, nullable=False, server_default="[]"),
)
