from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Record(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)


class Labelled(Record):
    __abstract__ = True
    label = Column(String(15), nullable=False, index=True)


class Crate(Labelled):
    __tablename__ = "crates"


class Barrel(Labelled):
    __tablename__ = "barrels"
    litres = Column(Integer)
