from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr

Base = declarative_base()


class HasKey:
    @declared_attr.cascading
    def id(cls):
        for parent in cls.__mro__[1:]:
            if getattr(parent, "__table__", None) is not None:
                return Column(ForeignKey("animals.id"), primary_key=True)
        return Column(Integer, primary_key=True)


class Animal(HasKey, Base):
    __tablename__ = "animals"
    kind = Column(String(10))
    __mapper_args__ = {"polymorphic_on": kind}


class Horse(Animal):
    __tablename__ = "horses"
    speed = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "horse"}
