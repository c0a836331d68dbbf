from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
    eggs = relationship("Egg", primaryjoin="Nest.id == Egg.nestid")


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    nest_id = Column(ForeignKey("nests.id"))
