from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Engine(Base):
    __tablename__ = "engines"
    id = Column(Integer, primary_key=True)
    plate = relationship("Plate", uselist=False, back_populates="engine", lazy="joined")


class Plate(Base):
    __tablename__ = "plates"
    id = Column(Integer, primary_key=True)
    engine_id = Column(ForeignKey("engines.id"), index=True, unique=True)
    engine = relationship("Engine", back_populates="plate")
