# sqlalchemy: 2
from typing import Optional

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Mapped


class Base(orm.DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "rows2"
    id: Mapped[int] = orm.mapped_column("row_id", sa.Identity(always=True), primary_key=True)
    a: Mapped[str] = orm.mapped_column(sa.String(10), default="x")
    b = orm.mapped_column(sa.Integer, nullable=False)
    c: Mapped[Optional[bool]] = orm.mapped_column("see", server_default=sa.false())
    d: Mapped[str] = orm.mapped_column(sa.Text, deferred=True)
    e: Mapped[int]
    f: Mapped[int] = orm.mapped_column(sort_order=-1)
    g = orm.mapped_column(sa.String)
    h: Mapped[str] = sa.Column(sa.String(4), nullable=True)
    plain: orm.Mapped["Optional[int]"]
