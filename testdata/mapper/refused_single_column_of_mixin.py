from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Winged:
    wing = Column(Integer)


class Bird(Base):
    __tablename__ = "birds"
    id = Column(Integer, primary_key=True)


class Owl(Winged, Bird):
    pass


class Kite(Winged, Bird):
    pass
