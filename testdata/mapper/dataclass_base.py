# sqlalchemy: 2
from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "readings"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    value: Mapped[float]
    unit: Mapped[str] = mapped_column(default="kWh")
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    tries: Mapped[int] = mapped_column(insert_default=1, default=None)
