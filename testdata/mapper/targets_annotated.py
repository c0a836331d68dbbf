# sqlalchemy: 2
import typing as t
from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Mine(Base):
    __tablename__ = "mines"
    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[List["Shaft"]] = relationship(viewonly=True)
    b: Mapped[t.Set["Shaft"]] = relationship(viewonly=True)
    c: Mapped["List['Shaft']"] = relationship(viewonly=True)
    d: WriteOnlyMapped["Shaft"] = relationship(viewonly=True)
    e: DynamicMapped["Shaft"] = relationship(viewonly=True)
    f: "Mapped[List[Shaft]]" = relationship(viewonly=True)
    g: Mapped["Shaft | None"] = relationship(viewonly=True)


class Shaft(Base):
    __tablename__ = "shafts"
    id: Mapped[int] = mapped_column(primary_key=True)
    mine_id: Mapped[Optional[int]] = mapped_column(ForeignKey("mines.id"))
    mine: Mapped[Optional[Mine]] = relationship(viewonly=True)
    same: Mapped[t.Union["Mine", None]] = relationship(viewonly=True)
