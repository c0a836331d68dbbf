from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr

Base = declarative_base()


class Named:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__


class Plain(Named, Base):
    id = Column(Integer, primary_key=True)
    kind = Column(String(8))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "plain"}


class Round(Plain):
    id = Column(ForeignKey("Plain.id"), primary_key=True)
    radius = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "round"}


class Square(Plain):
    __tablename__ = None
    side = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "square"}
