# sqlalchemy: 2
import dataclasses
from typing import Optional

from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, mapped_column


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Money:
    amount: int
    currency: Optional[str] = None


class Bill(Base):
    __tablename__ = "bills2"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[Money] = composite(mapped_column("total_amount"), mapped_column("total_currency", String(3)))
    net: Mapped["Money"] = composite(mapped_column("net_amount"), mapped_column("net_currency", nullable=False))
    gross: Mapped[Money] = composite(Money, mapped_column("gross_amount"), mapped_column("gross_currency", index=True))
