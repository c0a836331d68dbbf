import enum
import uuid
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal, Optional

import sqlalchemy as sa
from sqlalchemy import Column, Enum, ForeignKey, Integer, String, func
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, deferred, mapped_column
from sqlalchemy.types import TypeDecorator


class Status(enum.Enum):
    OPEN = "open"
    CLOSED = "closed"


def values(members):
    return [member.value for member in members]


LABELS = ["a", "b"]
shared_type = sa.Enum(Status, name="shared", schema="other")


class Base(DeclarativeBase):
    type_annotation_map = {Decimal: sa.Numeric(10, 2), uuid.UUID: pg.UUID(as_uuid=False)}


class Lower(TypeDecorator):
    impl = String


class Converted(TypeDecorator):
    impl = String

    def process_result_value(self, value, dialect):
        return Status(value)


key = Annotated[int, mapped_column(primary_key=True)]
short = Annotated[str, mapped_column(String(10), nullable=True)]


class Old(Base):
    __tablename__ = "old"

    id = Column(Integer, primary_key=True)
    renamed = Column("other_name", String(20), nullable=False)
    by_keyword = Column(sa.Text, name="by_keyword_name")
    names = Column(Enum(Status))
    values = Column(Enum(Status, values_callable=values, name="status_values"))
    also_values = Column(sa.Enum(Status, values_callable=lambda obj: [e.value for e in obj], native_enum=False))
    literal = Column(pg.ENUM("x", "y", name="literal", create_type=False), server_default="x")
    unpacked = Column(Enum(*LABELS, name="unpacked"))
    comprehended = Column(Enum(*[s.value for s in Status], name="comprehended"))
    shared = Column(shared_type)
    many = Column(pg.ARRAY(Enum(Status, name="many")))
    parent_id = Column(ForeignKey("old.id"))
    lower = Column(Lower)
    converted = Column(Converted())
    variant = Column(String().with_variant(pg.JSONB(), "postgresql"))
    lazy = deferred(Column(sa.LargeBinary))
    computed = column_property(func.now())
    unknown = Column(Enum(*load(), name="unknown"))


class New(Base):
    __tablename__ = "new"
    __table_args__ = (sa.UniqueConstraint("text"), {"schema": "accounts"})

    id: Mapped[key]
    short: Mapped[short]
    text: Mapped[str] = mapped_column("text_column", default="")
    maybe: Mapped[Optional[int]]
    either: Mapped[int | None]
    forced: Mapped[Optional[int]] = mapped_column(nullable=False)
    when: Mapped[datetime] = mapped_column(server_default=func.now())
    price: Mapped[Decimal]
    key: Mapped[uuid.UUID]
    status: Mapped[Status]
    lying: Mapped[Status] = mapped_column(String)
    word: Mapped[Literal["a", "b"]]
    quoted: Mapped["Status"]
