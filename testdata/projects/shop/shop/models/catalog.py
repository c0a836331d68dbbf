from decimal import Decimal

from sqlalchemy import Enum, ForeignKey, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop.db import Base

from .enums import ProductState
from .mixins import Dated


class Category(Base):
    __tablename__ = "categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"))

    products: Mapped[list["Product"]] = relationship(back_populates="categorie")


class Product(Dated, Base):
    __tablename__ = "products"

    id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("categories.id"))
    name: Mapped[str]
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    state: Mapped[ProductState] = mapped_column(Enum(ProductState, name="product_state"))

    category: Mapped["Category"] = relationship(back_populates="products")
