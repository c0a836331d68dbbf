from sqlalchemy import Column, Integer, String, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base()
table = Table("jars", Base.metadata, Column("id", Integer, primary_key=True), Column("a", String(1)), Column("b", String(1)))


class Jar(Base):
    __table__ = table
    __mapper_args__ = {"exclude_properties": ["b"]}
