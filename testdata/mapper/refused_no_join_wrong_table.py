from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Tree(Base):
    __tablename__ = "trees"
    id = Column(Integer, primary_key=True)


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
    tree_id = Column(ForeignKey("trees.id"))


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    tree_id = Column(ForeignKey("trees.id"))
    nest = relationship("Nest")
