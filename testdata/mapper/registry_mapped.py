from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import registry, relationship

mapper_registry = registry()


@mapper_registry.mapped
class River:
    __tablename__ = "rivers"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    bridges = relationship("Bridge", back_populates="river")


@mapper_registry.mapped
class Bridge:
    __tablename__ = "bridges"
    id = Column(Integer, primary_key=True)
    river_id = Column(Integer, ForeignKey("rivers.id"))
    river = relationship("River", back_populates="bridges")
