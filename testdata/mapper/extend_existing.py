from sqlalchemy import Column, Integer, String, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base()
Table("notes", Base.metadata, Column("id", Integer, primary_key=True))


class Note(Base):
    __tablename__ = "notes"
    __table_args__ = {"extend_existing": True}
    id = Column(Integer, primary_key=True)
    text = Column(String(80))
