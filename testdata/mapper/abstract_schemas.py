from sqlalchemy import Column, ForeignKey, Integer, MetaData
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Inner(Base):
    __abstract__ = True
    metadata = MetaData(schema="inner")


class Outer(Base):
    __abstract__ = True
    metadata = MetaData()


class Core(Inner):
    __tablename__ = "core"
    id = Column(Integer, primary_key=True)


class Part(Inner):
    __tablename__ = "part"
    id = Column(Integer, primary_key=True)
    core_id = Column(ForeignKey("inner.core.id"))
    core = relationship("Core")


class Shell(Outer):
    __tablename__ = "core"
    id = Column(Integer, primary_key=True)
