from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Node(Base):
    __tablename__ = "nodes"
    id = Column(Integer, primary_key=True)


class Leaf(Node):
    __tablename__ = "leaves"
    id = Column(ForeignKey("nodes.id"), primary_key=True)
    under_id = Column(ForeignKey("nodes.id"))
    under = relationship(Node, foreign_keys=[under_id], backref="leaves")
    __mapper_args__ = {"inherit_condition": id == Node.id}
