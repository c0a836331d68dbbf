"""Batches, changes of types, names that are too long."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "c3"
down_revision = "b2"

LONG = "ix_reader_" + "_and_".join(["card", "address", "birthday", "favourite", "language", "town"])


def upgrade():
    with op.batch_alter_table("reader") as batch:
        batch.add_column(sa.Column("town", sa.String(30), nullable=True))
        batch.alter_column("card", new_column_name="number", existing_type=sa.String(8), nullable=False)
        batch.create_index(op.f(LONG), ["number", "town"])
        batch.create_check_constraint("ck_reader_town", "town <> ''")
    op.alter_column("item", "shelf", server_default=None)
    op.alter_column("item", "shelf", type_=sa.Integer(), postgresql_using="1")
    op.alter_column("item", "lost", server_default=sa.text("true"), comment="not seen for a year")
    op.add_column("item", sa.Column("tags", postgresql.ARRAY(sa.String(12)), server_default="{}", index=True))
    op.add_column("item", sa.Column("reader_id", sa.BigInteger(), sa.ForeignKey("reader.id", ondelete="SET NULL")))
    op.drop_constraint("ck_item_copy", "item", type_="check")
    op.rename_table("room_maps", "map_room")
    settings = {"loans": 5, **{"days": 14}}
    for name, value in settings.items():
        op.add_column("reader", sa.Column(name, sa.Integer, server_default=str(value), nullable=False))
    op.execute("UPDATE reader SET town = 'unknown' WHERE town IS NULL")


def downgrade():
    raise NotImplementedError
