from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Album(Base):
    __tablename__ = "albums"
    id = Column(Integer, primary_key=True)
    cover_id = Column(ForeignKey("photos.id", use_alter=True, name="fk_cover"))
    photos = relationship("Photo")


class Photo(Base):
    __tablename__ = "photos"
    id = Column(Integer, primary_key=True)
    album_id = Column(ForeignKey("albums.id"))
