"""Customers: types, defaults, a table-wide unique constraint."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None

KINDS = ("person", "company")


def upgrade():
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(200), nullable=False, unique=True),
        sa.Column("kind", sa.Enum(*KINDS, name="customer_kind"), nullable=False, server_default="person"),
        sa.Column("balance", sa.Numeric(12, 2), server_default="0", nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default="{}"),
        sa.Column("settings", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb")),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.CheckConstraint("balance >= 0", name="not_negative"),
        sa.UniqueConstraint("kind", "email"),
    )
    op.create_index("ix_customer_email_lower", "customer", [sa.text("lower(email)")], unique=True)


def downgrade():
    op.drop_table("customer")
    sa.Enum(name="customer_kind").drop(op.get_bind())
