# sqlalchemy: 2
import enum
from typing import Literal, Optional

from sqlalchemy import Enum
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Status(enum.Enum):
    ON = "on"
    OFF = "off"


class Kind(enum.IntEnum):
    one = 1
    two = 2


Size = Literal["small", "large"]


class Base(DeclarativeBase):
    type_annotation_map = {Size: Enum("small", "large", name="size_enum")}


class Switch(Base):
    __tablename__ = "switches"
    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[Status]
    previous: Mapped[Optional[Status]] = mapped_column(Enum(Status, name="previous_status"))
    kind: Mapped[Kind] = mapped_column(default=Kind.one)
    size: Mapped[Size]
    mode: Mapped[Literal["a", "bcd"]] = mapped_column(Enum("a", "bcd", native_enum=False))
