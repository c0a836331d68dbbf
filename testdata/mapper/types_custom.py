from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
from sqlalchemy.types import UserDefinedType

Base = declarative_base()


class Vector(UserDefinedType):
    cache_ok = True

    def __init__(self, size):
        self.size = size

    def get_col_spec(self, **kw):
        return "VECTOR(%d)" % self.size


class Embedding(Base):
    __tablename__ = "embeddings"
    id = Column(Integer, primary_key=True)
    vector = Column(Vector(3))
