from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

kites = Table(
    "kites",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("colour", String(20), nullable=False),
    Column("flyer_id", ForeignKey("flyers.id")),
)


class Kite(Base):
    __table__ = kites
    flyer = relationship("Flyer", back_populates="kites")


class Flyer(Base):
    __table__ = Table("flyers", Base.metadata, Column("id", Integer, primary_key=True))
    kites = relationship(Kite, back_populates="flyer")
