from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import declarative_base

metadata = MetaData()
Base = declarative_base(metadata=metadata)
view = Table("daily_view", metadata, Column("day", Integer), Column("shop", String(5)), Column("sum", Integer))


class Daily(Base):
    __table__ = view
    __mapper_args__ = {"primary_key": [view.c.day, view.c.shop]}
