# sqlalchemy: 2
from datetime import datetime

from sqlalchemy import ForeignKey, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Stamped:
    id: Mapped[int] = mapped_column(primary_key=True)
    made: Mapped[datetime] = mapped_column(server_default=func.now())
    changed: Mapped[datetime | None]


class InCountry:
    country_code: Mapped[str] = mapped_column(ForeignKey("countries.code"))

    @declared_attr
    def country(cls) -> Mapped["Country"]:
        return relationship(foreign_keys=[cls.country_code])


class Country(Base):
    __tablename__ = "countries"
    code: Mapped[str] = mapped_column(String(2), primary_key=True)


class Port(Stamped, InCountry, Base):
    __tablename__ = "ports"
    name: Mapped[str] = mapped_column(String(70))
