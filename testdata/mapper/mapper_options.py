from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData())
pans = Table("pans", Base.metadata, Column("id", Integer, primary_key=True), Column("a", String(1)), Column("b", Integer, key="bee"))
lids = Table("lids", Base.metadata, Column("id", Integer, primary_key=True), Column("a", String(1)), Column("b", Integer))
ALL = ("a", "b")


class Pan(Base):
    __table__ = pans
    __mapper_args__ = {"column_prefix": "c_", "exclude_properties": ("a",)}


class Lid(Base):
    __table__ = lids
    __mapper_args__ = dict(include_properties=["id", "b"])
