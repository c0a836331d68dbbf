# sqlalchemy: 2
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


def name_column(length=50):
    return mapped_column(String(length), nullable=False, index=True)


def key():
    return Column(Integer, primary_key=True)


def parent_key(table):
    return mapped_column(ForeignKey(table + ".id"))


class Folder(Base):
    __tablename__ = "folders3"
    id = key()
    name: Mapped[str] = name_column(12)


class File(Base):
    __tablename__ = "files3"
    id = key()
    name: Mapped[str] = name_column()
    folder_id = parent_key("folders3")
    folder: Mapped[Folder] = relationship()
