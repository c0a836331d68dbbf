# sqlalchemy: 2
from datetime import datetime
from typing import Annotated, Optional

from sqlalchemy import ForeignKey, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

intpk = Annotated[int, mapped_column(primary_key=True)]
str50 = Annotated[str, 50]
required_name = Annotated[str, mapped_column(String(30), nullable=False, index=True)]
timestamp = Annotated[datetime, mapped_column(nullable=False, server_default=func.now())]
user_fk = Annotated[int, mapped_column(ForeignKey("users.id"))]


class Base(DeclarativeBase):
    registry = registry(type_annotation_map={str50: String(50)})


class User(Base):
    __tablename__ = "users"
    id: Mapped[intpk]
    name: Mapped[required_name]
    nick: Mapped[Optional[str50]]
    made: Mapped[timestamp]


class Post(Base):
    __tablename__ = "posts"
    id: Mapped[intpk]
    user_id: Mapped[user_fk]
    editor_id: Mapped[Optional[user_fk]]
    title: Mapped[str50] = mapped_column(unique=True)
