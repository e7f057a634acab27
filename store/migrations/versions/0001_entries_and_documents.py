"""What is watched, and who cites it."""

import sqlalchemy as sa
from alembic import op

from store.schema.types import Id, Utc, WebText

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _documents()
    _entries()
    _hosts()
    _addresses()
    _citations()
    _entry_aliases()
    _entry_revisions()
    _items()
    _proposals()
    _sources()
    _volatility()
    _cites()
    _quotes()
    _quote_places()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", Id, primary_key=True),
        sa.Column("key_hash", sa.Text, nullable=False),
        sa.Column("key", WebText, nullable=False),
        sa.Column("url", WebText, nullable=False),
        sa.Column("host", WebText, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("language", WebText),
        sa.Column("source", WebText),
        sa.Column("institution", WebText, nullable=False),
        sa.Column("selectors", sa.Text, nullable=False),
        sa.Column("cadence_seconds", sa.Integer),
        sa.Column("min_text", sa.Integer, nullable=False),
        sa.Column("min_items", sa.Integer, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("wanted", sa.Boolean, nullable=False),
        sa.Column("next_visit_at", Utc),
        sa.Column("visit_asked_at", Utc),
        sa.Column("visit_asked_by", WebText),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("paused_at", Utc),
        sa.Column("paused_by", WebText),
        sa.Column("title", WebText, nullable=False),
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
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("readings", sa.Integer, nullable=False),
        sa.Column("good_visits", sa.Integer, nullable=False),
        sa.Column("linked_visit_id", Id),
        sa.UniqueConstraint("key_hash"),
    )
    op.create_index("ix_documents_due", "documents", ["paused", "next_visit_at", "id"])


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", Id, primary_key=True),
        sa.Column("slug", WebText, nullable=False),
        sa.Column("name", WebText, nullable=False),
        sa.Column("title", WebText, nullable=False),
        sa.Column("quarter", WebText, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("slug"),
    )


def _hosts() -> None:
    op.create_table(
        "hosts",
        sa.Column("host", WebText, primary_key=True),
        sa.Column("fence", Id, nullable=False),
        sa.Column("owner", WebText),
        sa.Column("expires_at", Utc),
        sa.Column("next_allowed_at", Utc),
    )


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("url_hash", sa.Text, primary_key=True),
        sa.Column("url", WebText, nullable=False),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_addresses_document_id", "addresses", ["document_id"])


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("key", WebText, primary_key=True),
        sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("section", sa.Integer),
        sa.Column("title", WebText, nullable=False),
    )
    op.create_index("ix_citations_entry_id", "citations", ["entry_id"])


def _entry_aliases() -> None:
    op.create_table(
        "entry_aliases",
        sa.Column("slug", WebText, primary_key=True),
        sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), nullable=False),
    )


def _entry_revisions() -> None:
    op.create_table(
        "entry_revisions",
        sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("imported_at", Utc, nullable=False),
        sa.Column("entry", sa.LargeBinary, nullable=False),
        sa.Column("keys", sa.Text, nullable=False),
    )


def _items() -> None:
    op.create_table(
        "items",
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("url_hash", sa.Text, primary_key=True),
        sa.Column("url", WebText, nullable=False),
        sa.Column("title", WebText, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("first_seen_at", Utc, nullable=False),
        sa.Column("seen_at", Utc, nullable=False),
    )
    op.create_index("ix_items_seen", "items", ["document_id", "seen_at"])


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", Id, primary_key=True),
        sa.Column("entry_id", Id, sa.ForeignKey("entries.id"), nullable=False),
        sa.Column("citation_key", WebText, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", WebText, nullable=False),
        sa.Column("before", WebText, nullable=False),
        sa.Column("after", WebText, nullable=False),
        sa.Column("context", WebText, nullable=False),
        sa.Column("wanted", WebText, nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("done_at", Utc),
        sa.UniqueConstraint("entry_id", "identity", name="uq_proposals_entry_id_identity"),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("name", WebText, primary_key=True),
        sa.Column("watch", sa.Text, nullable=False),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("declared_at", Utc, nullable=False),
        sa.Column("released_at", Utc),
    )
    op.create_index("ix_sources_document_id", "sources", ["document_id"])


def _volatility() -> None:
    op.create_table(
        "volatility",
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("path_hash", sa.Text, primary_key=True),
        sa.Column("path", WebText, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
    )


def _cites() -> None:
    op.create_table(
        "cites",
        sa.Column("citation_key", WebText, sa.ForeignKey("citations.key"), primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("written", WebText, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
    )
    op.create_index("ix_cites_document_id", "cites", ["document_id"])


def _quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("key", WebText, primary_key=True),
        sa.Column("citation_key", WebText, sa.ForeignKey("citations.key"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", WebText, nullable=False),
        sa.Column("language", WebText),
        sa.Column("translated", sa.Boolean, nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
    )
    op.create_index("ix_quotes_citation_key", "quotes", ["citation_key"])


def _quote_places() -> None:
    op.create_table(
        "quote_places",
        sa.Column("quote_key", WebText, sa.ForeignKey("quotes.key"), primary_key=True),
        sa.Column("citation_key", WebText, sa.ForeignKey("citations.key"), primary_key=True),
    )
    op.create_index("ix_quote_places_citation_key", "quote_places", ["citation_key"])
