import enum

from sqlalchemy import Column, Enum, Integer, MetaData
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData(schema="zoo"))


class Diet(enum.Enum):
    plants = 1
    meat = 2


class Animal(Base):
    __tablename__ = "animals"
    id = Column(Integer, primary_key=True)
    diet = Column(Enum(Diet, name="diet", schema="shared"))
    inherited = Column(Enum(Diet, name="diet2", inherit_schema=True))
    plain = Column(Enum(Diet))
    of_metadata = Column(Enum("a", "b", name="ab", metadata=Base.metadata))
