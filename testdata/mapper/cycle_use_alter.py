from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Gallery(Base):
    __tablename__ = "galleries"
    id = Column(Integer, primary_key=True)
    cover_id = Column(ForeignKey("pictures.id", use_alter=True, name="fk_gallery_cover"))
    cover = relationship("Picture", foreign_keys=[cover_id], post_update=True)
    pictures = relationship("Picture", foreign_keys="Picture.gallery_id", back_populates="gallery")


class Picture(Base):
    __tablename__ = "pictures"
    id = Column(Integer, primary_key=True)
    gallery_id = Column(ForeignKey("galleries.id"))
    gallery = relationship("Gallery", foreign_keys=[gallery_id], back_populates="pictures")
