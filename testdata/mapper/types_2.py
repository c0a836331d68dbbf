# sqlalchemy: 2
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Newer(Base):
    __tablename__ = "newer"
    a = sa.Column(sa.Uuid, primary_key=True)
    b = sa.Column(sa.Uuid(as_uuid=False))
    c = sa.Column(sa.UUID)
    d = sa.Column(sa.Double)
    e = sa.Column(sa.DOUBLE)
    f = sa.Column(sa.DOUBLE_PRECISION)
    g = sa.Column(sa.Double(53))
    h = sa.Column(sa.Uuid(native_uuid=False))
