# sqlalchemy: 2
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Nest(Base):
    __tablename__ = "nests"
    id: Mapped[int] = mapped_column(primary_key=True)
    eggs: Mapped[list["Eggs"]] = relationship()


class Egg(Base):
    __tablename__ = "eggs"
    id: Mapped[int] = mapped_column(primary_key=True)
    nest_id: Mapped[int] = mapped_column(ForeignKey("nests.id"))
