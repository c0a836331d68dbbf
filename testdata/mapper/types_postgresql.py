import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY, HSTORE, INET, JSONB, TSVECTOR, UUID
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Special(Base):
    __tablename__ = "special"
    a = sa.Column(UUID(as_uuid=True), primary_key=True)
    b = sa.Column(UUID)
    c = sa.Column(JSONB)
    d = sa.Column(JSONB(astext_type=sa.Text()), nullable=False, server_default=sa.text("'{}'::jsonb"))
    e = sa.Column(ARRAY(sa.String(10)))
    f = sa.Column(ARRAY(sa.Integer, dimensions=2))
    g = sa.Column(HSTORE)
    h = sa.Column(INET)
    i = sa.Column(postgresql.CIDR)
    j = sa.Column(postgresql.MACADDR)
    k = sa.Column(TSVECTOR)
    m = sa.Column(postgresql.INT4RANGE)
    n = sa.Column(postgresql.TSTZRANGE)
    o = sa.Column(postgresql.INTERVAL)
    p = sa.Column(postgresql.INTERVAL(fields="DAY", precision=None))
    q = sa.Column(postgresql.TIMESTAMP(timezone=True, precision=3))
    r = sa.Column(postgresql.BYTEA)
    s = sa.Column(postgresql.DOUBLE_PRECISION)
    t = sa.Column(postgresql.BIT(5))
    u = sa.Column(postgresql.BIT(varying=True))
    v = sa.Column(postgresql.MONEY)
    w = sa.Column(postgresql.OID)
    x = sa.Column(postgresql.REGCLASS)
    y = sa.Column(postgresql.JSON)
    z = sa.Column(sa.ARRAY(sa.Text))
