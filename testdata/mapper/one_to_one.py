# sqlalchemy: 2
from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Citizen(Base):
    __tablename__ = "citizens"
    id: Mapped[int] = mapped_column(primary_key=True)
    passport: Mapped[Optional["Passport"]] = relationship(back_populates="citizen", cascade="all, delete-orphan")


class Passport(Base):
    __tablename__ = "passports"
    id: Mapped[int] = mapped_column(primary_key=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizens.id"), unique=True)
    citizen: Mapped["Citizen"] = relationship(back_populates="passport", single_parent=True)
