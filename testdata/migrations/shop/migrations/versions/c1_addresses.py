"""A branch of its own: helpers, loops, guards on what is there."""
import sqlalchemy as sa
from alembic import op

revision = "c1"
down_revision = "a1"


def has_column(table, name):
    inspector = sa.inspect(op.get_bind())
    return name in [column["name"] for column in inspector.get_columns(table)]


def upgrade():
    for name in ("street", "city"):
        if not has_column("customer", name):
            op.add_column("customer", sa.Column(name, sa.String(100)))
    if not has_column("customer", "email"):
        op.add_column("customer", sa.Column("email", sa.Text()))
    with op.batch_alter_table("customer") as batch:
        batch.alter_column("street", new_column_name="street_1", type_=sa.Text())
        batch.alter_column("balance", existing_type=sa.Numeric(12, 2), nullable=True, server_default=None)
        batch.create_index("ix_customer_city", ["city"])


def downgrade():
    op.drop_index("ix_customer_city", table_name="customer")
    op.alter_column("customer", "balance", nullable=False, server_default="0")
    op.drop_column("customer", "street_1")
    op.drop_column("customer", "city")
