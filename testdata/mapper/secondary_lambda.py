from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Dancer(Base):
    __tablename__ = "dancers"
    id = Column(Integer, primary_key=True)
    shows = relationship(lambda: Show, secondary=lambda: dancer_shows)


class Show(Base):
    __tablename__ = "shows"
    id = Column(Integer, primary_key=True)


dancer_shows = Table(
    "dancer_shows",
    Base.metadata,
    Column("dancer_id", Integer, ForeignKey(Dancer.id), nullable=False),
    Column("show_id", Integer, ForeignKey(Show.id), nullable=False),
)
