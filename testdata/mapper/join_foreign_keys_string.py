from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class City(Base):
    __tablename__ = "cities"
    id = Column(Integer, primary_key=True)
    leaving = relationship("Train", foreign_keys="Train.from_id", back_populates="start")
    arriving = relationship("Train", foreign_keys="[Train.to_id]", back_populates="end")


class Train(Base):
    __tablename__ = "trains"
    id = Column(Integer, primary_key=True)
    from_id = Column(ForeignKey("cities.id"))
    to_id = Column(ForeignKey("cities.id"))
    start = relationship("City", foreign_keys="Train.from_id", back_populates="leaving")
    end = relationship("City", foreign_keys=lambda: [Train.to_id], back_populates="arriving")
