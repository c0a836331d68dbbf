"""Both branches, and what needs them both, in SQL."""
import sqlalchemy as sa
from alembic import op

revision = "d1"
down_revision = ("b2", "c1")


def upgrade():
    op.execute("""
        CREATE TABLE delivery (
            id serial PRIMARY KEY,
            order_id bigint NOT NULL REFERENCES "order",
            city varchar(100) DEFAULT 'here',
            UNIQUE (order_id, city)
        );
        COMMENT ON TABLE delivery IS 'one for each parcel';
    """)
    op.rename_table("delivery", "parcel")
    op.add_column("parcel", sa.Column("order_state", sa.Enum(name="order_state", create_type=False), nullable=True))
    op.create_foreign_key(None, "parcel", "customer", ["id"], ["id"], deferrable=True, initially="DEFERRED")
    op.drop_constraint("uq_customer_email", "customer", type_="unique")
    op.execute(sa.text("CREATE VIEW rich AS SELECT id, email FROM customer WHERE balance > 1000"))


def downgrade():
    op.execute("DROP VIEW rich")
    op.create_unique_constraint("uq_customer_email", "customer", ["email"])
    op.drop_table("parcel")
