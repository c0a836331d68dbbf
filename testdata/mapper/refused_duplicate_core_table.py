from sqlalchemy import Column, Integer, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base()

nests = Table("nests", Base.metadata, Column("id", Integer, primary_key=True))


class Nest(Base):
    __tablename__ = "nests"
    id = Column(Integer, primary_key=True)
