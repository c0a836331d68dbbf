from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    __table_args__ = {"schema": "birds"}
    id = Column(Integer, primary_key=True)


class Egg(Base):
    __tablename__ = "eggs"
    __table_args__ = {"schema": "birds"}
    id = Column(Integer, primary_key=True)
    nest_id = Column(Integer, ForeignKey("nests.id"))
