"""Tables of the rules that hold back what changes at one place of a document."""

import sqlalchemy as sa

from store.schema.base import METADATA
from store.schema.types import Id, Utc, WebText

NOISE_RULES = sa.Table(
    "noise_rules",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("place_hash", sa.Text, nullable=False),
    sa.Column("place", WebText, nullable=False),
    sa.Column("heading", WebText, nullable=False),
    # tuple of str, JSON
    sa.Column("texts", WebText, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("visits", sa.Integer, nullable=False),
    sa.Column("visit", sa.Integer, nullable=False),
    # Words, JSON
    sa.Column("words", WebText, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("proposed_at", Utc, nullable=False),
    sa.Column("seen_at", Utc, nullable=False),
    sa.Column("decided_at", Utc),
    sa.Column("decided_by", WebText),
    sa.UniqueConstraint("document_id", "place_hash"),
    sa.Index("ix_noise_rules_status", "status", "id"),
)

NOISE_DECISIONS = sa.Table(
    "noise_decisions",
    METADATA,
    sa.Column("id", Id, primary_key=True),
    sa.Column("rule_id", Id, sa.ForeignKey("noise_rules.id"), nullable=False, index=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("by", WebText, nullable=False),
    sa.Column("at", Utc, nullable=False),
)
