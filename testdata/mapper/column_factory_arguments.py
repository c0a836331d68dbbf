# sqlalchemy: 2
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


def key(**options):
    return Column(Integer, primary_key=True, **options)


def text(length, required=False):
    return mapped_column(String(length), nullable=not required, unique=True)


def named(name, kind=Integer):
    return Column(name, kind)


def flag():
    return mapped_column(default=False)


class Folder(Base):
    __tablename__ = "folders4"
    id = key()
    number: Mapped[int] = mapped_column()
    title: Mapped[str] = text(20, required=True)
    size = named("bytes")
    hidden: Mapped[bool] = flag()
    archived: Mapped[bool | None] = flag()
    parent_id = named("parent", ForeignKey("folders4.id"))
