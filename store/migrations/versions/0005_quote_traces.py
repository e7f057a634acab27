"""When quoted words were first and last seen in archived copies, so that it is not searched for twice."""

import sqlalchemy as sa
from alembic import op

from store.schema.types import Id, Utc, WebText

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quote_traces",
        sa.Column("quote_key", WebText, primary_key=True),
        sa.Column("document_id", Id, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("quote", WebText, nullable=False),
        sa.Column("reader_version", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("traced_at", Utc, nullable=False),
        sa.Column("trace", sa.Text, nullable=False),
    )
