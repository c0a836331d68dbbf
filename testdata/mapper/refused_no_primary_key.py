from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Feather(Base):
    __tablename__ = "feathers"
    colour = Column(Integer)
    length = Column(Integer, unique=True, nullable=False)
