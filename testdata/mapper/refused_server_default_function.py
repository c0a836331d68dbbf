import uuid

from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nests"
    id = Column(String(36), primary_key=True, server_default=uuid.uuid4)
