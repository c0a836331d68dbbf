from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Enum, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop.db import Base

from .enums import CustomerTier
from .mixins import Dated

if TYPE_CHECKING:
    from .orders import Order


def values(members):
    return [member.value for member in members]


class Customer(Dated, Base):
    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str]
    tier: Mapped[CustomerTier] = mapped_column(Enum(CustomerTier, name="customer_tier", values_callable=values))
    phone: Mapped[str | None]

    orders: Mapped[list[Order]] = relationship(back_populates="customer")
    addresses = relationship("Address")
