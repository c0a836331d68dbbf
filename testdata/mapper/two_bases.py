from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Main = declarative_base()
Cell = declarative_base()


class Instance(Main):
    __tablename__ = "instances"
    id = Column(Integer, primary_key=True)
    disks = relationship("Disk")


class Disk(Main):
    __tablename__ = "disks"
    id = Column(Integer, primary_key=True)
    instance_id = Column(ForeignKey("instances.id"))


class CellInstance(Cell):
    __tablename__ = "instances"
    id = Column(Integer, primary_key=True)
    uuid = Column(Integer, nullable=False)
