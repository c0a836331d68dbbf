import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Standard(Base):
    __tablename__ = "standard"
    a = sa.Column(sa.BIGINT, primary_key=True)
    b = sa.Column(sa.CHAR(3))
    c = sa.Column(sa.CHAR)
    d = sa.Column(sa.VARCHAR(20))
    e = sa.Column(sa.NVARCHAR(20))
    f = sa.Column(sa.TIMESTAMP)
    g = sa.Column(sa.TIMESTAMP(timezone=True))
    h = sa.Column(sa.DECIMAL(6, 3))
    i = sa.Column(sa.NUMERIC)
    j = sa.Column(sa.REAL)
    k = sa.Column(sa.FLOAT)
    m = sa.Column(sa.SMALLINT)
    n = sa.Column(sa.INTEGER)
    o = sa.Column(sa.INT)
    p = sa.Column(sa.DATE)
    q = sa.Column(sa.TIME)
    r = sa.Column(sa.BOOLEAN)
    s = sa.Column(sa.TEXT)
    t = sa.Column(sa.JSON(none_as_null=True))
