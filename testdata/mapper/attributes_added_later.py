from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Ship(Base):
    __tablename__ = "ships"
    id = Column(Integer, primary_key=True)


class Mast(Base):
    __tablename__ = "masts"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ships.id"))


Ship.flag = Column("flag_code", String(3))
Ship.masts = relationship(Mast, back_populates="ship")
Mast.ship = relationship(Ship, back_populates="masts")
