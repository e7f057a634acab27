"""Rules that hold back what changes at one place of a document, and who dismissed a proposal."""

import sqlalchemy as sa
from alembic import op

from store.schema.types import Id, Utc, WebText

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # At which visits a block changed was not kept before: what is learned begins anew, the counts go on.
    op.add_column("volatility", sa.Column("visits", sa.Text, nullable=False, server_default="[]"))
    op.add_column("proposals", sa.Column("dismissed_by", WebText))
    _noise_rules()
    _noise_decisions()


def _noise_rules() -> None:
    op.create_table(
        "noise_rules",
        sa.Column("id", Id, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("place_hash", sa.Text, nullable=False),
        sa.Column("place", WebText, nullable=False),
        sa.Column("heading", WebText, nullable=False),
        sa.Column("texts", WebText, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("visit", sa.Integer, nullable=False),
        sa.Column("words", WebText, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("proposed_at", Utc, nullable=False),
        sa.Column("seen_at", Utc, nullable=False),
        sa.Column("decided_at", Utc),
        sa.Column("decided_by", WebText),
        sa.UniqueConstraint("document_id", "place_hash"),
    )
    op.create_index("ix_noise_rules_status", "noise_rules", ["status", "id"])


def _noise_decisions() -> None:
    op.create_table(
        "noise_decisions",
        sa.Column("id", Id, primary_key=True),
        sa.Column("rule_id", Id, sa.ForeignKey("noise_rules.id"), nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("by", WebText, nullable=False),
        sa.Column("at", Utc, nullable=False),
    )
    op.create_index("ix_noise_decisions_rule_id", "noise_decisions", ["rule_id"])
