from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    nest_id = Column(ForeignKey("nests.id"))
    nest = relationship("Nest", cascade="all, delete-orphan")
