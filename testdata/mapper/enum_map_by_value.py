# sqlalchemy: 2
import enum

from sqlalchemy import Enum
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    type_annotation_map = {enum.Enum: Enum(enum.Enum, values_callable=lambda kind: [one.value for one in kind])}


class TrafficLight(enum.StrEnum if hasattr(enum, "StrEnum") else enum.Enum):
    stop = "red"
    go = "green"


class Crossing(Base):
    __tablename__ = "crossings"
    id: Mapped[int] = mapped_column(primary_key=True)
    light: Mapped[TrafficLight]
