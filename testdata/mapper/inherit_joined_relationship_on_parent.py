from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Building(Base):
    __tablename__ = "buildings"
    id = Column(Integer, primary_key=True)
    kind = Column(String(8))
    street_id = Column(ForeignKey("streets.id"))
    street = relationship("Street", back_populates="buildings")
    __mapper_args__ = {"polymorphic_on": kind}


class School(Building):
    __tablename__ = "schools"
    id = Column(ForeignKey("buildings.id"), primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "school"}


class Pupil(Base):
    __tablename__ = "pupils"
    id = Column(Integer, primary_key=True)
    school_id = Column(ForeignKey("buildings.id"))
    school = relationship(School)


class Street(Base):
    __tablename__ = "streets"
    id = Column(Integer, primary_key=True)
    buildings = relationship(Building, back_populates="street")
