from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, UniqueConstraint
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData(naming_convention={
    "ix": "idx__%(table_name)s__%(column_0_N_name)s",
    "uq": "uq__%(table_name)s__%(column_0N_name)s",
    "fk": "fk__%(column_0_N_label)s__%(referred_table_name)s_%(referred_column_0_name)s",
    "pk": "%(table_name)s_pkey",
}))


class Grid(Base):
    __tablename__ = "grid"
    x = Column(Integer, primary_key=True)
    y = Column(Integer, primary_key=True)


class Cell(Base):
    __tablename__ = "cell"
    id = Column(Integer, primary_key=True)
    gx = Column(Integer)
    gy = Column(Integer, index=True)
    grid_x = Column(Integer, unique=True)
    __table_args__ = (
        ForeignKeyConstraint(["gx", "gy"], ["grid.x", "grid.y"]),
        UniqueConstraint("gx", "gy"),
        Index(None, "gx", "gy", unique=True),
    )
