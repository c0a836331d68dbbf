from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr

Base = declarative_base()


class Winged:
    wing = Column(Integer)


class Bird(Base):
    __tablename__ = "birds"
    id = Column(Integer, primary_key=True)
    kind = Column(String(10))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "bird"}


class Owl(Winged, Bird):
    wing = Column(Integer, nullable=False)
    __mapper_args__ = {"polymorphic_identity": "owl"}


class Eagle(Owl, Winged):
    claw = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "eagle"}


class Kite(Winged, Bird):
    wing = None
    __mapper_args__ = {"polymorphic_identity": "kite"}


class Crow(Bird):
    @declared_attr
    def wing(cls):
        return Bird.__table__.c.get("wing", Column(Integer))

    __mapper_args__ = {"polymorphic_identity": "crow"}
