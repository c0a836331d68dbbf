from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column("nest_no", Integer, primary_key=True)


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    nest_id = Column(ForeignKey("nests.id"))
