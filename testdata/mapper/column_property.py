from sqlalchemy import Column, ForeignKey, Integer, String, func, select
from sqlalchemy.orm import column_property, declarative_base, deferred

Base = declarative_base()


class Reply(Base):
    __tablename__ = "replies"
    id = Column(Integer, primary_key=True)
    thread_id = Column(ForeignKey("threads.id"))


class Thread(Base):
    __tablename__ = "threads"
    id = Column(Integer, primary_key=True)
    first = Column(String(20))
    last = Column(String(20))
    whole = column_property(first + " " + last)
    blob = deferred(Column("big_text", String))
    renamed = column_property(Column("old_name", Integer, nullable=False))
    replies = column_property(select(func.count(Reply.id)).where(Reply.thread_id == id).scalar_subquery())
