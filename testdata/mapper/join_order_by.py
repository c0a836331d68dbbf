from sqlalchemy import Column, ForeignKey, Integer, String, desc
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Lap(Base):
    __tablename__ = "laps"
    id = Column(Integer, primary_key=True)
    race_id = Column(ForeignKey("races.id"))
    time = Column(String(8))


class Race(Base):
    __tablename__ = "races"
    id = Column(Integer, primary_key=True)
    laps = relationship(Lap, order_by=Lap.time)
    fastest = relationship("Lap", order_by="Lap.time", viewonly=True)
    slowest = relationship("Lap", order_by="desc(Lap.time), Lap.id", viewonly=True)
    last = relationship(Lap, order_by=[desc(Lap.id), Lap.time], viewonly=True)
