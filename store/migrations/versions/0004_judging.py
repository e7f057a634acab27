"""What judging a change needs: the same change elsewhere, decisions that no longer count, documents of one host."""

import sqlalchemy as sa
from alembic import op

from store.schema.types import Utc, WebText

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("findings", sa.Column("change_digest", sa.Text))
    op.create_index("ix_findings_change", "findings", ["change_digest", "created_at"])
    op.add_column("documents", sa.Column("decisions_from", Utc))
    op.add_column("documents", sa.Column("decisions_from_by", WebText))
    op.create_index("ix_documents_host", "documents", ["host", "id"])
