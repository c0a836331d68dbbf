from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Quota(Base):
    __tablename__ = "quotas"
    year = Column(Integer)
    month = Column(Integer)
    used = Column(String(3))
    __table_args__ = (PrimaryKeyConstraint("month", "year", name="pk_quota"),)
