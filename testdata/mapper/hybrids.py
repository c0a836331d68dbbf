from sqlalchemy import Column, Float, Integer, func
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Ball(Base):
    __tablename__ = "balls"
    id = Column(Integer, primary_key=True)
    _radius = Column("radius", Float, nullable=False)

    @hybrid_property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = abs(value)

    @hybrid_method
    def bigger(self, other):
        return func.abs(self._radius) > other
