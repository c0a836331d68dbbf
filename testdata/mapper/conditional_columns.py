import sys

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Tool(Base):
    __tablename__ = "tools"
    id = Column(Integer, primary_key=True)
    if sys.version_info >= (3,):
        name = Column(String(10))
    else:
        label = Column(String(10))
