"""Documents that nobody asked for: found on a listing, and visited rarely unless a footnote or a source wants them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("discovered", sa.Boolean, nullable=False, server_default=sa.false()))
