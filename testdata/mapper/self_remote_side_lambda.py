# sqlalchemy: 2
from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Area(Base):
    __tablename__ = "areas"
    id: Mapped[int] = mapped_column(primary_key=True)
    inside_id: Mapped[Optional[int]] = mapped_column(ForeignKey("areas.id"))
    inside: Mapped[Optional["Area"]] = relationship(remote_side=lambda: Area.id, back_populates="parts")
    parts: Mapped[List["Area"]] = relationship(back_populates="inside")
