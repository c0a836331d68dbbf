# sqlalchemy: 2
from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_abstract": True}


class Start(Event):
    seconds: Mapped[Optional[int]] = mapped_column(use_existing_column=True)
    __mapper_args__ = {"polymorphic_identity": "start"}


class Stop(Event):
    seconds: Mapped[Optional[int]] = mapped_column(use_existing_column=True)
    start_id: Mapped[Optional[int]] = mapped_column(ForeignKey("events.id"))
    __mapper_args__ = {"polymorphic_identity": "stop"}
