from sqlalchemy import Column, Enum, Integer
from sqlalchemy.dialects.postgresql import ARRAY, ENUM
from sqlalchemy.orm import declarative_base

Base = declarative_base()
size_type = Enum("S", "M", "L", name="size")


class Shirt(Base):
    __tablename__ = "shirts"
    id = Column(Integer, primary_key=True)
    size = Column(size_type, nullable=False)
    other_size = Column(size_type)
    fit = Column(Enum("slim", "wide", name="fit", native_enum=False))
    care = Column(Enum("hand", "machine", name="care", native_enum=False, length=30))
    colours = Column(ARRAY(Enum("red", "blue", name="colour")))
    state = Column(ENUM("new", "worn", name="state", create_type=False), server_default="new")
