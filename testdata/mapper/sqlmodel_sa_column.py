# sqlalchemy: 2
import enum
from typing import Any, Optional

from sqlalchemy import JSON, Column, DateTime, Text, UniqueConstraint, func
from sqlmodel import Field, SQLModel


class Mood(str, enum.Enum):
    calm = "calm"
    wild = "very wild"


class Sea(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("name", "region", name="uq_sea"),)
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str
    region: str = Field(default="north", nullable=False)
    mood: Mood = Mood.calm
    seen: Any = Field(sa_column=Column(DateTime(timezone=True), server_default=func.now()))
    log: Optional[str] = Field(default=None, sa_type=Text)
    extra: dict = Field(default_factory=dict, sa_column=Column(JSON))
