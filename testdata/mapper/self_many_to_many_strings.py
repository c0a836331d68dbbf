from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Station(Base):
    __tablename__ = "stations"
    id = Column(Integer, primary_key=True)
    next_ones = relationship(
        "Station",
        secondary="lines",
        primaryjoin="Station.id == lines.c.start_id",
        secondaryjoin="Station.id == lines.c.end_id",
        back_populates="previous_ones",
    )
    previous_ones = relationship(
        "Station",
        secondary="lines",
        primaryjoin="Station.id == lines.c.end_id",
        secondaryjoin="Station.id == lines.c.start_id",
        back_populates="next_ones",
    )


lines = Table("lines", Base.metadata, Column("start_id", ForeignKey("stations.id")), Column("end_id", ForeignKey("stations.id")))
