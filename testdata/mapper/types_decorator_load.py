import uuid

from sqlalchemy import Column, Integer
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.orm import declarative_base
from sqlalchemy.types import CHAR, TypeDecorator

Base = declarative_base()


class Guid(TypeDecorator):
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(CHAR(32))

    def process_result_value(self, value, dialect):
        return uuid.UUID(value)


class Asset(Base):
    __tablename__ = "assets"
    id = Column(Guid, primary_key=True, default=uuid.uuid4)
    size = Column(Integer)
