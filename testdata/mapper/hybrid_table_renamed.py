from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import declarative_base

metadata = MetaData()
Base = declarative_base(metadata=metadata)
bolts = Table("bolts", metadata, Column("bolt_no", Integer, primary_key=True), Column("sz", String(5)), schema="parts")


class Bolt(Base):
    __table__ = bolts
    id = bolts.c.bolt_no
    size = bolts.c.sz
