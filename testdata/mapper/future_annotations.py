# sqlalchemy: 2
from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

if TYPE_CHECKING:
    from collections.abc import Sequence  # noqa: F401


class Base(DeclarativeBase):
    pass


class Chapter(Base):
    __tablename__ = "chapters"
    id: Mapped[int] = mapped_column(primary_key=True)
    previous_id: Mapped[Optional[int]] = mapped_column(ForeignKey("chapters.id"))
    verses: Mapped[List[Verse]] = relationship(back_populates="chapter")
    previous: Mapped[Chapter | None] = relationship(remote_side=[id])


class Verse(Base):
    __tablename__ = "verses"
    id: Mapped[int] = mapped_column(primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey(Chapter.id))
    chapter: Mapped[Chapter] = relationship(back_populates="verses")
