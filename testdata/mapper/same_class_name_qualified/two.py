from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import relationship

from one import Base


class Part(Base):
    __tablename__ = "two_parts"
    id = Column(Integer, primary_key=True)
    one_id = Column(ForeignKey("one_parts.id"))
    other = relationship("one.Part")


class Whole(Base):
    __tablename__ = "wholes"
    id = Column(Integer, primary_key=True)
    part_id = Column(ForeignKey("two_parts.id"))
    part = relationship("two.Part")
