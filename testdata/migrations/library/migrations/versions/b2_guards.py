"""What is asked before it is done; an inspector answers from what it has seen first."""
import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "a1"


def has_column(inspector, table, column):
    return column in [one["name"] for one in inspector.get_columns(table)]


def upgrade():
    bind = op.get_bind()
    inspector = sa.inspect(bind)
    tables = inspector.get_table_names()
    if "item" in tables and not has_column(inspector, "item", "shelf"):
        op.add_column("item", sa.Column("shelf", sa.Text(), server_default="A1"))
    if "reader" not in tables:
        op.create_table("reader", sa.Column("id", sa.BigInteger(), primary_key=True), sa.Column("card", sa.String(8)))
    # The inspector still says that there is none.
    if "reader" in inspector.get_table_names():
        op.create_index("ix_reader_card", "reader", ["card"])
    if sa.inspect(bind).has_table("reader"):
        op.create_unique_constraint("uq_reader_card", "reader", ["card"])
    if bind.dialect.name == "sqlite":
        op.drop_table("item")
    exists = bind.execute(sa.text("SELECT 1 FROM pg_type WHERE typname = 'kind'")).scalar()
    if exists:
        with op.get_context().autocommit_block():
            op.execute("ALTER TYPE kind ADD VALUE IF NOT EXISTS 'map' BEFORE 'score'")
    found = bind.execute(
        sa.text("SELECT 1 FROM information_schema.columns WHERE table_name = :t AND column_name = :c"),
        {"t": "reader", "c": "address"},
    ).fetchone()
    if found is None:
        op.execute("ALTER TABLE reader ADD COLUMN address jsonb DEFAULT '{}' NOT NULL")
    try:
        op.execute(sa.text("CREATE INDEX IF NOT EXISTS ix_reader_address ON reader USING gin (address)"))
    except Exception:
        raise


def downgrade():
    op.drop_table("reader")
    op.drop_column("item", "shelf")
