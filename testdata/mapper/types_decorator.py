import json

from sqlalchemy import Column, Integer, String, Text
from sqlalchemy.orm import declarative_base
from sqlalchemy.types import CHAR, TypeDecorator

Base = declarative_base()


class AsJson(TypeDecorator):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return json.dumps(value)

    def process_result_value(self, value, dialect):
        return json.loads(value)


class Short(TypeDecorator):
    impl = String(12)
    cache_ok = True


class Sized(TypeDecorator):
    impl = CHAR
    cache_ok = True


class Page(Base):
    __tablename__ = "pages"
    id = Column(Integer, primary_key=True)
    data = Column(AsJson)
    tag = Column(Short())
    code = Column(Sized(4), nullable=False)
