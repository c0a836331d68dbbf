from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData())
table = Table("pots", Base.metadata, Column("id", Integer, primary_key=True), Column("a", String(1)))


class Pot(Base):
    __table__ = table
    __mapper_args__ = {"column_prefix": "_"}
