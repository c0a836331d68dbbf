from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import registry
from sqlalchemy.orm.decl_api import DeclarativeMeta

reg = registry()


class Base(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = reg
    metadata = reg.metadata
    __init__ = reg.constructor


class Coin(Base):
    __tablename__ = "coins"
    id = Column(Integer, primary_key=True)
    mint = Column(String(2))
