from sqlalchemy import Boolean, Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
    empty = Column(Boolean, server_default=True)
