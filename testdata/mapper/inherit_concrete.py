from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Site(Base):
    __tablename__ = "sites"
    id = Column(Integer, primary_key=True)


class Sensor(Base):
    __tablename__ = "sensors"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))


class Camera(Sensor):
    __tablename__ = "cameras"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))
    lens = Column(String(20))
    site_id = Column(ForeignKey("sites.id"))
    site = relationship(Site)
    __mapper_args__ = {"concrete": True}
