from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base(metadata=MetaData(schema="lab"))
links = Table("links", Base.metadata, Column("a_id", ForeignKey("lab.as.id")), Column("b_id", ForeignKey("lab.bs.id")))


class A(Base):
    __tablename__ = "as"
    id = Column(Integer, primary_key=True)
    bs = relationship("B", secondary="lab.links")


class B(Base):
    __tablename__ = "bs"
    id = Column(Integer, primary_key=True)
