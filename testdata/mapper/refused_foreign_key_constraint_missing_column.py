from sqlalchemy import Column, ForeignKeyConstraint, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    tree = Column(Integer, primary_key=True)
    branch = Column(Integer, primary_key=True)


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    tree = Column(Integer)
    branch = Column(Integer)
    __table_args__ = (ForeignKeyConstraint(["tree", "branch"], ["nests.tree", "nests.twig"]),)
