# sqlalchemy: 2
from typing import List, Optional

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Garden(Base):
    __tablename__ = "gardens"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    note: Mapped[Optional[str]]
    plants: Mapped[List["Plant"]] = relationship(back_populates="garden")


class Plant(Base):
    __tablename__ = "plants"
    id: Mapped[int] = mapped_column(primary_key=True)
    garden_id: Mapped[int] = mapped_column(ForeignKey("gardens.id"))
    garden: Mapped["Garden"] = relationship(back_populates="plants")
