from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import backref, declarative_base, declared_attr, relationship

Base = declarative_base()


class InZone:
    @declared_attr
    def zone_id(cls):
        return Column(ForeignKey("zones.id"))

    @declared_attr
    def zone(cls):
        return relationship("Zone", backref=backref(cls.__tablename__ + "_list", lazy="dynamic"))


class Zone(Base):
    __tablename__ = "zones"
    id = Column(Integer, primary_key=True)


class Pump(InZone, Base):
    __tablename__ = "pumps"
    id = Column(Integer, primary_key=True)
