"""More labels, outside of a transaction."""
from alembic import op

revision = "b2"
down_revision = "b1"


def upgrade():
    with op.get_context().autocommit_block():
        for label, before in [("sent", None), ("checked", "paid")]:
            place = f" BEFORE '{before}'" if before else ""
            op.execute(f"ALTER TYPE order_state ADD VALUE IF NOT EXISTS '{label}'{place}")


def downgrade():
    """Labels stay."""
