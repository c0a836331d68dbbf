from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()
OtherBase = declarative_base()


class Nest(OtherBase):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    nest_id = Column(Integer)
    nest = relationship("Nest", primaryjoin="foreign(Egg.nest_id) == Nest.id")
