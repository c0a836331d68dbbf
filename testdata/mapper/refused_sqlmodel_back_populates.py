# sqlalchemy: 2
from typing import List, Optional

from sqlmodel import Field, Relationship, SQLModel


class Studio(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    films: List["Film"] = Relationship(back_populates="studios")


class Film(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    studio_id: Optional[int] = Field(default=None, foreign_key="studio.id")
    studio: Optional[Studio] = Relationship(back_populates="films")
