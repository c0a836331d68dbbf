# sqlalchemy: 2
import datetime
import decimal
import enum
import uuid
from typing import Literal, Optional, Union

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Phase(enum.Enum):
    solid = 1
    liquid = 2


class Everything(Base):
    __tablename__ = "everything"
    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[str]
    b: Mapped[bytes]
    c: Mapped[bool]
    d: Mapped[float]
    e: Mapped[decimal.Decimal]
    f: Mapped[datetime.date]
    g: Mapped[datetime.time]
    h: Mapped[datetime.timedelta]
    i: Mapped[uuid.UUID]
    j: Mapped[Phase]
    k: Mapped[Literal["one", "two"]]
    m: Mapped[Union[str, None]]
    n: Mapped[Optional[int]] = mapped_column(nullable=False)
    o: Mapped[int] = mapped_column(nullable=True)
    p: Mapped["Optional[datetime.datetime]"]
