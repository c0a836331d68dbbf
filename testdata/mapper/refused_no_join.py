from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
    eggs = relationship("Egg", back_populates="nest")


class Egg(Base):
    __tablename__ = "eggs"
    id = Column(Integer, primary_key=True)
    nest_id = Column(Integer)
    nest = relationship(Nest, back_populates="eggs")
