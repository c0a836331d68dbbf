from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Media(Base):
    __tablename__ = "media"
    id = Column(Integer, primary_key=True)
    kind = Column(String(8), nullable=False)
    title = Column(String(100))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "media"}


class Disc(Media):
    __tablename__ = "discs"
    id = Column(ForeignKey("media.id"), primary_key=True)
    tracks = relationship("Track", back_populates="disc")
    __mapper_args__ = {"polymorphic_identity": "disc"}


class LivePressing(Disc):
    __tablename__ = "live_pressings"
    disc_id = Column("id", ForeignKey("discs.id"), primary_key=True)
    hall = Column(String(40))
    __mapper_args__ = {"polymorphic_identity": "live"}


class Track(Base):
    __tablename__ = "tracks"
    id = Column(Integer, primary_key=True)
    disc_id = Column(ForeignKey("discs.id"))
    disc = relationship(Disc, back_populates="tracks")
