from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


links = Table("links", Base.metadata, Column("bird_id", ForeignKey("birds.id")), Column("tree_id", Integer))


class Bird(Base):
    __tablename__ = "birds"
    id = Column(Integer, primary_key=True)
    trees = relationship("Tree", secondary=links)


class Tree(Base):
    __tablename__ = "trees"
    id = Column(Integer, primary_key=True)
