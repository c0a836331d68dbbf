from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.ext.automap import automap_base

Base = automap_base()


class Orchard(Base):
    __tablename__ = "orchards"
    id = Column(Integer, primary_key=True)


class AppleTree(Base):
    __tablename__ = "apple_trees"
    id = Column(Integer, primary_key=True)
    orchard_id = Column(ForeignKey("orchards.id"))


Base.prepare()
