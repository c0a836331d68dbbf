from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
    eggs = relationship("Egg", back_populates="tree")


class Tree(Base):
    __tablename__ = "trees"
    id = Column(Integer, primary_key=True)


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    nest_id = Column(ForeignKey("nests.id"))
    tree_id = Column(ForeignKey("trees.id"))
    tree = relationship("Tree")
