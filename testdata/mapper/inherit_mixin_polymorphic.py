from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr

Base = declarative_base()


class Tabled:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

    @declared_attr
    def __mapper_args__(cls):
        if cls.__name__ == "Shape":
            return {"polymorphic_on": "kind", "polymorphic_identity": "shape"}
        return {"polymorphic_identity": cls.__name__.lower()}


class Shape(Tabled, Base):
    id = Column(Integer, primary_key=True)
    kind = Column(String(12))


class Circle(Shape):
    id = Column(Integer, ForeignKey("shape.id"), primary_key=True)
    radius = Column(Integer, nullable=False)
