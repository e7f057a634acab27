"""Tables of the editors' desk: findings, decisions, messages, people, small facts."""

import sqlalchemy as sa

from store.schema.base import METADATA
from store.schema.types import Id, Utc, WebText

FINDINGS = sa.Table(
    "findings",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", WebText, nullable=False),
    # A subject may be an address too long for an index.
    sa.Column("subject_hash", sa.Text, nullable=False),
    # 0: none. NULL would not count as equal in the unique key.
    sa.Column("before_reading_id", Id, nullable=False),
    sa.Column("after_reading_id", Id, nullable=False),
    # Tells apart losses without a reading after them, when a good visit lay in between.
    sa.Column("episode", sa.Integer, nullable=False),
    sa.Column("level", sa.Text, nullable=False),
    # 0 is urgent: what the desk sorts by
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    # tuple of Reason, JSON
    sa.Column("reasons", sa.Text, nullable=False),
    # Words, JSON
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("seen_at", Utc, nullable=False),
    sa.Column("confirmed_at", Utc),
    sa.Column("visit_id", Id, sa.ForeignKey("visits.id")),
    # Equal where another document changed in the same way; NULL where nothing in its text or links changed
    sa.Column("change_digest", sa.Text),
    sa.UniqueConstraint(
        "document_id",
        "kind",
        "subject_hash",
        "before_reading_id",
        "after_reading_id",
        "episode",
        name="uq_findings_identity",
    ),
    sa.Index("ix_findings_document", "document_id", "status"),
    sa.Index("ix_findings_desk", "status", "rank", "score", "id"),
    sa.Index("ix_findings_change", "change_digest", "created_at"),
)

FINDING_CITATIONS = sa.Table(
    "finding_citations",
    METADATA,
    sa.Column("finding_id", Id, sa.ForeignKey("findings.id"), primary_key=True),
    sa.Column("citation_key", WebText, primary_key=True, index=True),
    sa.Column("position", sa.Integer, nullable=False),
)

DECISIONS = sa.Table(
    "decisions",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("finding_id", Id, sa.ForeignKey("findings.id"), nullable=False, index=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("note", WebText, nullable=False),
    sa.Column("by", WebText, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("after_reading_id", Id),
)

DELIVERIES = sa.Table(
    "deliveries",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("subscription", WebText, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("message_id", WebText, nullable=False, unique=True),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("status", sa.Text, nullable=False, index=True),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("period_start", Utc),
    sa.Column("period_end", Utc),
    sa.Column("sent_at", Utc),
    sa.Column("last_error", WebText, nullable=False),
    # The copy in the outbox; may be dropped after its time
    sa.Column("message", sa.LargeBinary),
    sa.Index("ix_deliveries_subscription", "subscription", "id"),
)

DELIVERY_FINDINGS = sa.Table(
    "delivery_findings",
    METADATA,
    # This key is what makes it impossible to put a finding into two messages.
    sa.Column("subscription", WebText, primary_key=True),
    sa.Column("finding_id", Id, sa.ForeignKey("findings.id"), primary_key=True),
    sa.Column("delivery_id", Id, sa.ForeignKey("deliveries.id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
)

USERS = sa.Table(
    "users",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", WebText, nullable=False),
    sa.Column("folded_name", WebText, nullable=False, unique=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("disabled", sa.Boolean, nullable=False),
)

FACTS = sa.Table(
    "facts",
    METADATA,
    sa.Column("name", WebText, primary_key=True),
    sa.Column("value", WebText, nullable=False),
)
