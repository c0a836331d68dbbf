import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Generic(Base):
    __tablename__ = "generic"
    a = sa.Column(sa.BigInteger, primary_key=True)
    b = sa.Column(sa.Boolean)
    c = sa.Column(sa.Date)
    d = sa.Column(sa.DateTime)
    e = sa.Column(sa.DateTime(timezone=True))
    f = sa.Column(sa.Float)
    g = sa.Column(sa.Float(24))
    h = sa.Column(sa.Integer())
    i = sa.Column(sa.Interval)
    j = sa.Column(sa.LargeBinary)
    k = sa.Column(sa.Numeric)
    m = sa.Column(sa.Numeric(10, 2))
    n = sa.Column(sa.Numeric(precision=8))
    o = sa.Column(sa.PickleType)
    p = sa.Column(sa.SmallInteger)
    q = sa.Column(sa.String)
    r = sa.Column(sa.String(length=33))
    s = sa.Column(sa.Text)
    t = sa.Column(sa.Time)
    u = sa.Column(sa.Time(timezone=True))
    v = sa.Column(sa.Unicode(5))
    w = sa.Column(sa.UnicodeText)
    x = sa.Column(sa.JSON)
    y = sa.Column(sa.LargeBinary(length=16))
    z = sa.Column(sa.DateTime(True))
