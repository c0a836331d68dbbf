from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base
from sqlalchemy.sql import expression, func

Base = declarative_base()


def now():
    return datetime.now()


class Row(Base):
    __tablename__ = "rows"
    id = sa.Column("row_id", sa.Integer, sa.Identity(start=3), primary_key=True)
    a = sa.Column(sa.String(10), default="x")
    b = sa.Column(type_=sa.Integer, nullable=False)
    c = sa.Column(name="see", type_=sa.Boolean, server_default=expression.false())
    d = sa.Column(sa.DateTime, default=now, onupdate=now)
    e = sa.Column(sa.DateTime, server_default=func.now(), server_onupdate=sa.FetchedValue())
    f = sa.Column(sa.Integer, sa.Computed("b * 2"))
    g = sa.Column(sa.Integer, default=lambda: 3, comment="three")
    h = sa.Column(sa.Integer, sa.CheckConstraint("h > 0", name="positive"))
    i = sa.Column(sa.String, server_default=sa.text("'none'"), info={"x": 1}, doc="text")
    j = sa.Column(sa.Integer, default=None)
    k = sa.Column(sa.Integer, sa.Sequence("row_k"))
