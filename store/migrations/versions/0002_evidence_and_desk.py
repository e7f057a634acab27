"""What visits brought, and what editors did with it."""

import sqlalchemy as sa
from alembic import op

from store.schema.types import Id, Utc, WebText

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _deliveries()
    _facts()
    _users()
    _snapshots()
    _readings()
    _changes()
    _quote_states()
    _visits()
    _findings()
    _links()
    _quote_heads()
    _decisions()
    _delivery_findings()
    _finding_citations()


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", Id, primary_key=True),
        sa.Column("subscription", WebText, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("message_id", WebText, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("period_start", Utc),
        sa.Column("period_end", Utc),
        sa.Column("sent_at", Utc),
        sa.Column("last_error", WebText, nullable=False),
        sa.Column("message", sa.LargeBinary),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index("ix_deliveries_status", "deliveries", ["status"])
    op.create_index("ix_deliveries_subscription", "deliveries", ["subscription", "id"])


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", WebText, primary_key=True),
        sa.Column("value", WebText, nullable=False),
    )


def _users() -> None:
    op.create_table(
        "users",
        sa.Column("id", Id, primary_key=True),
        sa.Column("name", WebText, nullable=False),
        sa.Column("folded_name", WebText, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.UniqueConstraint("folded_name"),
    )


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", Id, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("url", WebText, nullable=False),
        sa.Column("captured_at", Utc, nullable=False),
        sa.Column("record_type", sa.Text, nullable=False),
        sa.Column("warc_record_id", WebText, nullable=False),
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
        sa.UniqueConstraint("warc_record_id"),
    )
    op.create_index("ix_snapshots_document", "snapshots", ["document_id", "id"])
    op.create_index("ix_snapshots_original", "snapshots", ["digest", "id"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", Id, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("ordinal", sa.Integer),
        sa.Column("snapshot_id", Id, sa.ForeignKey("snapshots.id")),
        sa.Column("seen_at", Utc, nullable=False),
        sa.Column("text_digest", sa.Text, nullable=False),
        sa.Column("rederived", sa.Boolean, nullable=False),
        sa.Column("reading", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("document_id", "ordinal"),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", Id, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("before_reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("after_reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("seen_at", Utc, nullable=False),
        sa.Column("comparison", sa.LargeBinary, nullable=False),
        sa.Column("significance", sa.Text),
        sa.UniqueConstraint("before_reading_id", "after_reading_id"),
    )
    op.create_index("ix_changes_document", "changes", ["document_id", "id"])
    op.create_index("ix_changes_seen", "changes", ["seen_at", "id"])


def _quote_states() -> None:
    op.create_table(
        "quote_states",
        sa.Column("id", Id, primary_key=True),
        sa.Column("quote_key", WebText, nullable=False),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("snapshot_id", Id, sa.ForeignKey("snapshots.id")),
        sa.Column("seen_at", Utc, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("ix_quote_states_quote", "quote_states", ["quote_key", "id"])


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", Id, primary_key=True),
        sa.Column("visit_key", WebText, nullable=False),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("ordinal", sa.Integer),
        sa.Column("url", WebText, nullable=False),
        sa.Column("final_url", WebText, nullable=False),
        sa.Column("started_at", Utc, nullable=False),
        sa.Column("finished_at", Utc, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("reason", WebText, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("hops", sa.Text, nullable=False),
        sa.Column("snapshot_id", Id, sa.ForeignKey("snapshots.id")),
        sa.Column("reading_id", Id, sa.ForeignKey("readings.id")),
        sa.UniqueConstraint("document_id", "ordinal"),
        sa.UniqueConstraint("visit_key"),
    )


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", Id, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", WebText, nullable=False),
        sa.Column("subject_hash", sa.Text, nullable=False),
        sa.Column("before_reading_id", Id, nullable=False),
        sa.Column("after_reading_id", Id, nullable=False),
        sa.Column("episode", sa.Integer, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("seen_at", Utc, nullable=False),
        sa.Column("confirmed_at", Utc),
        sa.Column("visit_id", Id, sa.ForeignKey("visits.id")),
        sa.UniqueConstraint(
            "document_id",
            "kind",
            "subject_hash",
            "before_reading_id",
            "after_reading_id",
            "episode",
            name="uq_findings_identity",
        ),
    )
    op.create_index("ix_findings_desk", "findings", ["status", "rank", "score", "id"])
    op.create_index("ix_findings_document", "findings", ["document_id", "status"])


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("id", Id, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("visit_id", Id, sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("reading_id", Id, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("seen_at", Utc, nullable=False),
        sa.Column("entry", WebText, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
    )
    op.create_index("ix_links_visit_id", "links", ["visit_id"])


def _quote_heads() -> None:
    op.create_table(
        "quote_heads",
        sa.Column("quote_key", WebText, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("state_id", Id, sa.ForeignKey("quote_states.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("good_at", Utc),
    )
    op.create_index("ix_quote_heads_document_id", "quote_heads", ["document_id"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", Id, primary_key=True),
        sa.Column("finding_id", Id, sa.ForeignKey("findings.id"), nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("note", WebText, nullable=False),
        sa.Column("by", WebText, nullable=False),
        sa.Column("at", Utc, nullable=False),
        sa.Column("after_reading_id", Id),
    )
    op.create_index("ix_decisions_finding_id", "decisions", ["finding_id"])


def _delivery_findings() -> None:
    op.create_table(
        "delivery_findings",
        sa.Column("subscription", WebText, primary_key=True),
        sa.Column("finding_id", Id, sa.ForeignKey("findings.id"), primary_key=True),
        sa.Column("delivery_id", Id, sa.ForeignKey("deliveries.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_delivery_findings_delivery_id", "delivery_findings", ["delivery_id"])


def _finding_citations() -> None:
    op.create_table(
        "finding_citations",
        sa.Column("finding_id", Id, sa.ForeignKey("findings.id"), primary_key=True),
        sa.Column("citation_key", WebText, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_finding_citations_citation_key", "finding_citations", ["citation_key"])
