from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Sighting(Base):
    __tablename__ = "sightings"
    bird_id = Column(ForeignKey("birds.id"), primary_key=True)
    tree_id = Column(ForeignKey("trees.id"), primary_key=True)
    bird = relationship("Bird")


class Bird(Base):
    __tablename__ = "birds"
    id = Column(Integer, primary_key=True)
    trees = relationship("Tree", secondary="sightings")


class Tree(Base):
    __tablename__ = "trees"
    id = Column(Integer, primary_key=True)
