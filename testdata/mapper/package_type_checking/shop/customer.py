from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base

if TYPE_CHECKING:
    from .cart import Cart


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    carts: Mapped[list[Cart]] = relationship(back_populates="customer")
    newest: Mapped[Cart | None] = relationship(viewonly=True, order_by="Cart.id.desc()")
