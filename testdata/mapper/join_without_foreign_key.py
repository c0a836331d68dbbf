from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Bus(Base):
    __tablename__ = "buses"
    id = Column(Integer, primary_key=True)
    depot_id = Column(Integer)
    depot = relationship("Depot", primaryjoin="Bus.depot_id == Depot.id", foreign_keys="Bus.depot_id")


class Depot(Base):
    __tablename__ = "depots"
    id = Column(Integer, primary_key=True)
    buses = relationship(
        "Bus", primaryjoin=lambda: Bus.depot_id == Depot.id, foreign_keys=lambda: Bus.depot_id, overlaps="depot"
    )
