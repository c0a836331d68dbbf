from sqlalchemy import Column, Integer, String, and_
from sqlalchemy.orm import declarative_base, declared_attr, foreign, relationship, remote

Base = declarative_base()


class Label(Base):
    __tablename__ = "labels"
    id = Column(Integer, primary_key=True)
    of_kind = Column(String(10))
    of_id = Column(Integer)


class HasLabels:
    @declared_attr
    def labels(cls):
        return relationship(
            Label,
            primaryjoin=lambda: and_(Label.of_kind == cls.__name__, foreign(remote(Label.of_id)) == cls.id),
            viewonly=True,
        )


class Box(HasLabels, Base):
    __tablename__ = "boxes"
    id = Column(Integer, primary_key=True)
