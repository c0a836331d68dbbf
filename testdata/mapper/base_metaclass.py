from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeMeta, declarative_base


class Meta(DeclarativeMeta):
    pass


Base = declarative_base(metaclass=Meta)


class Wheel(Base):
    __tablename__ = "wheels"
    id = Column(Integer, primary_key=True)
    size = Column(String(5), default="M")
