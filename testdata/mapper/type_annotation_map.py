# sqlalchemy: 2
import datetime
import decimal
import enum
import uuid
from typing import Any, Optional

from sqlalchemy import BigInteger, DateTime, Enum, Numeric, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Level(enum.Enum):
    LOW = "low"
    HIGH = "high"


class Base(DeclarativeBase):
    type_annotation_map = {
        int: BigInteger,
        datetime.datetime: DateTime(timezone=True),
        str: String(255),
        dict[str, Any]: JSONB,
        decimal.Decimal: Numeric(12, 4),
        enum.Enum: Enum(enum.Enum, native_enum=False, length=20),
    }


class Gauge(Base):
    __tablename__ = "gauges"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime.datetime]
    name: Mapped[str]
    short: Mapped[str] = mapped_column(String(3))
    data: Mapped[Optional[dict[str, Any]]]
    cost: Mapped[decimal.Decimal]
    level: Mapped[Level]
    key: Mapped[uuid.UUID]
