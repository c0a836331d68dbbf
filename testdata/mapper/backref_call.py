from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import backref, declarative_base, relationship

Base = declarative_base()


class Cabin(Base):
    __tablename__ = "cabins"
    id = Column(Integer, primary_key=True)


class Key(Base):
    __tablename__ = "keys"
    id = Column(Integer, primary_key=True)
    cabin_id = Column(Integer, ForeignKey("cabins.id"), nullable=False, unique=True)
    cabin = relationship("Cabin", backref=backref("key", uselist=False, cascade="all, delete-orphan"))
