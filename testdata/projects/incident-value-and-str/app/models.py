import enum
from typing import Optional

from sqlalchemy import Column, Integer, String
from sqlalchemy.dialects.postgresql import ENUM as PgEnum
from sqlalchemy.orm import DeclarativeBase


class CurationStatus(str, enum.Enum):
    New = "New"
    Selected = "Selected"


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "pages"

    id = Column(Integer, primary_key=True)
    curation: Column[Optional[CurationStatus]] = Column(PgEnum(CurationStatus, name="curation_status", create_type=False))
    processing = Column(PgEnum("Queued", "Done", name="processing_status", create_type=False))
    kind = Column(String(20))
