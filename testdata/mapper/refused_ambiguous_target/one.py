from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Part(Base):
    __tablename__ = "one_parts"
    id = Column(Integer, primary_key=True)
