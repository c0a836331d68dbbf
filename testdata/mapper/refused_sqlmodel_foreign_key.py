# sqlalchemy: 2
from typing import Optional

from sqlmodel import Field, SQLModel


class Studio(SQLModel, table=True):
    __tablename__ = "studios"
    id: Optional[int] = Field(default=None, primary_key=True)


class Film(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    studio_id: Optional[int] = Field(default=None, foreign_key="studio.id")
