# sqlalchemy: 2
from sqlalchemy import Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Nest(Base):
    __tablename__ = "nests"
    id: Mapped[int] = mapped_column(primary_key=True)
    height: int = mapped_column(Integer)
