from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Bird(Base):
    __tablename__ = "birds"
    id = Column(Integer, primary_key=True)


class Owl(Bird):
    __tablename__ = "owls"
    id = Column(Integer, primary_key=True)
