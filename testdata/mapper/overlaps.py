from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Choir(Base):
    __tablename__ = "choirs"
    id = Column(Integer, primary_key=True)
    singers = relationship("Singer", back_populates="choir")
    all_singers = relationship("Singer", overlaps="singers,choir")


class Singer(Base):
    __tablename__ = "singers"
    id = Column(Integer, primary_key=True)
    choir_id = Column(ForeignKey("choirs.id"))
    choir = relationship(Choir, back_populates="singers", overlaps="all_singers")
