"""Loops, helpers, classes of the revision's own, and a composite key."""
import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeDecorator

revision = "a1"
down_revision = None

ROOMS = ("reading", "music", "maps")
NAME_LENGTH = 20 * 2


class Kind(enum.Enum):
    BOOK = "book"
    SCORE = "score"


class Code(TypeDecorator):
    impl = sa.String

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Uuid())
        return dialect.type_descriptor(sa.CHAR(32))


def stamps():
    return [
        sa.Column("created", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True)),
    ]


def index(table, *columns, unique=False):
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns), unique=unique)


def upgrade():
    for room in ROOMS:
        op.create_table(
            f"room_{room}",
            sa.Column("id", sa.Integer(), primary_key=True),
            sa.Column("name", sa.String(NAME_LENGTH), nullable=False, unique=True),
            *stamps(),
        )
        index(f"room_{room}", "name", "created")
    op.create_table(
        "item",
        sa.Column("code", Code(), nullable=False),
        sa.Column("copy", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Enum(Kind, values_callable=lambda kinds: [kind.value for kind in kinds]), nullable=False),
        sa.Column("other", sa.Enum(Kind, name="other_kind"), server_default=Kind.BOOK.name),
        sa.Column("lost", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("code", "copy", name="pk_item"),
        sa.CheckConstraint("copy > 0", name="ck_item_copy"),
    )
    index("item", "kind", unique=False)


def downgrade():
    op.drop_table("item")
    for room in reversed(ROOMS):
        op.drop_table(f"room_{room}")
