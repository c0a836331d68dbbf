from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class InArchive:
    __table_args__ = {"schema": "archive", "comment": "kept"}


class Scroll(InArchive, Base):
    __tablename__ = "scrolls"
    id = Column(Integer, primary_key=True)
    text = Column(String)
