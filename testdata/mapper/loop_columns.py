from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Week(Base):
    __tablename__ = "weeks"
    id = Column(Integer, primary_key=True)
    for _day in ("mon", "tue"):
        locals()[_day] = Column(_day, Integer)
    del _day
