from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Airport(Base):
    __tablename__ = "airports"
    id = Column(Integer, primary_key=True)


class Flight(Base):
    __tablename__ = "flights"
    id = Column(Integer, primary_key=True)
    start_id = Column(ForeignKey("airports.id"))
    end_id = Column(ForeignKey("airports.id"))
    start = relationship("Airport", foreign_keys=[id])
