from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Loan(Base):
    __tablename__ = "loans"
    reader_id = Column(ForeignKey("readers.id"), primary_key=True)
    volume_id = Column(ForeignKey("volumes.id"), primary_key=True)
    days = Column(Integer)


class Reader(Base):
    __tablename__ = "readers"
    id = Column(Integer, primary_key=True)
    volumes = relationship("Volume", secondary=Loan.__table__, viewonly=True)


class Volume(Base):
    __tablename__ = "volumes"
    id = Column(Integer, primary_key=True)
    readers = relationship("Reader", secondary="loans", viewonly=True)
