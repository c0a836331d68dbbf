import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Stamped:
    id = sa.Column(sa.Integer, primary_key=True)
    stamp = sa.Column(sa.DateTime, nullable=False, server_default=sa.func.now())
