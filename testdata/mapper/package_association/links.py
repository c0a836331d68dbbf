import sqlalchemy as sa

from meta import metadata

link = sa.Table(
    "link",
    metadata,
    sa.Column("left_id", sa.ForeignKey("left.id"), primary_key=True),
    sa.Column("right_id", sa.ForeignKey("right.id"), primary_key=True),
)
