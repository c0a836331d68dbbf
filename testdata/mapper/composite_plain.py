from sqlalchemy import Column, Integer
from sqlalchemy.orm import composite, declarative_base

Base = declarative_base()


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __composite_values__(self):
        return self.x, self.y


class Edge(Base):
    __tablename__ = "edges"
    id = Column(Integer, primary_key=True)
    x1 = Column(Integer, nullable=False)
    y1 = Column(Integer, nullable=False)
    start = composite(Point, x1, y1)
