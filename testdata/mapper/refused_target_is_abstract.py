from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Bird(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
    birds = relationship("Bird")
