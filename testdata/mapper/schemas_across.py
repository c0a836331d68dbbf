from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Country(Base):
    __tablename__ = "country"
    __table_args__ = {"schema": "geo"}
    id = Column(Integer, primary_key=True)
    towns = relationship("Town", back_populates="country")


class Town(Base):
    __tablename__ = "town"
    __table_args__ = ({"schema": "people"},)
    id = Column(Integer, primary_key=True)
    name = Column(String(12), index=True, unique=True)
    country_id = Column(ForeignKey("geo.country.id"))
    country = relationship(Country, back_populates="towns")


class SameName(Base):
    __tablename__ = "country"
    id = Column(Integer, primary_key=True)
