# sqlalchemy: 2
import uuid
from datetime import datetime
from decimal import Decimal

from sqlmodel import Field, Relationship, SQLModel


class DishBase(SQLModel):
    name: str = Field(max_length=50)
    price: Decimal = Field(max_digits=6, decimal_places=2)
    spicy: bool = False


class DishOnMenu(SQLModel, table=True):
    dish_id: uuid.UUID = Field(foreign_key="dish.id", primary_key=True)
    menu_id: int = Field(foreign_key="menus.id", primary_key=True)


class Dish(DishBase, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    added: datetime | None = None
    menus: list["Menu"] = Relationship(back_populates="dishes", link_model=DishOnMenu)


class Menu(SQLModel, table=True):
    __tablename__ = "menus"
    id: int | None = Field(default=None, primary_key=True)
    dishes: list[Dish] = Relationship(back_populates="menus", link_model=DishOnMenu)
