from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import backref, declarative_base, relationship

Base = declarative_base()

cast = Table("cast", Base.metadata, Column("actor_id", ForeignKey("actors.id")), Column("play_id", ForeignKey("plays.id")))


class Actor(Base):
    __tablename__ = "actors"
    id = Column(Integer, primary_key=True)


class Play(Base):
    __tablename__ = "plays"
    id = Column(Integer, primary_key=True)
    actors = relationship(Actor, secondary=cast, backref=backref("plays", order_by="Play.id"))
