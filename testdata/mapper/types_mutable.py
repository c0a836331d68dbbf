from sqlalchemy import JSON, Column, Integer
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class State(Base):
    __tablename__ = "states"
    id = Column(Integer, primary_key=True)
    a = Column(MutableDict.as_mutable(JSONB), default=dict)
    b = Column(MutableList.as_mutable(ARRAY(Integer)))
    c = Column(MutableDict.as_mutable(JSON(none_as_null=True)), nullable=False)
