from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Oven(Base):
    __tablename__ = "ovens"
    id = Column(Integer, primary_key=True)
    loaves = relationship("Loaf", backref="oven")


class Loaf(Base):
    __tablename__ = "loaves"
    id = Column(Integer, primary_key=True)
    oven_id = Column(Integer, ForeignKey("ovens.id"))
