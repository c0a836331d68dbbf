"""Orders: a type made by hand, foreign keys, a partial index."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "b1"
down_revision: str | None = "a1"

state = postgresql.ENUM("new", "paid", name="order_state", create_type=False)


def upgrade() -> None:
    state.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "order",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customer.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("state", state, nullable=False),
        sa.Column("total", sa.Float()),
        sa.Column("note", sa.Text(), comment="what the customer wrote"),
    )
    op.create_index("ix_order_open", "order", ["customer_id"], postgresql_where=sa.text("state = 'new'"))


def downgrade() -> None:
    op.drop_table("order")
    state.drop(op.get_bind())
