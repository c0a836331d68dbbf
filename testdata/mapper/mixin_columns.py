from sqlalchemy import Column, DateTime, Integer, String, func
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class HasId:
    id = Column(Integer, primary_key=True)


class Dated:
    created = Column(DateTime, default=func.now(), nullable=False)
    updated = Column(DateTime, onupdate=func.now())


class Memo(HasId, Dated, Base):
    __tablename__ = "memos"
    text = Column(String(200))


class Poster(Dated, HasId, Base):
    __tablename__ = "posters"
    width = Column(Integer)
    updated = Column("changed", DateTime)
