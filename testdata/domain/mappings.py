from typing import List, Optional

import flask_sqlalchemy
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.ext.declarative import as_declarative, declared_attr
from sqlalchemy.orm import backref, declarative_base, registry, relationship
from sqlmodel import Field, Relationship, SQLModel

metadata = MetaData(schema="shop")
Base = declarative_base(metadata=metadata)
db = flask_sqlalchemy.SQLAlchemy()
mapper_registry = registry()


class Dated:
    created = Column(String)

    @declared_attr
    def owner_id(cls):
        return Column(Integer, ForeignKey("users.id"))

    @declared_attr
    def owner(cls):
        return relationship("User")


class Abstract(Base):
    __abstract__ = True

    id = Column(Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()


class User(Dated, Abstract):
    name = Column(String)
    friends = relationship("User", secondary="friends", backref=backref("befriended"))


class Admin(User):
    level = Column(Integer)


class Guest(User):
    __tablename__ = "guests"

    id = Column(Integer, ForeignKey("users.id"), primary_key=True)
    until = Column(String)


friends = Table("friends", Base.metadata, Column("a", ForeignKey("users.id")), Column("b", Integer))


class HybridStyle(Base):
    __table__ = Table("hybrid", Base.metadata, Column("id", Integer, primary_key=True))


class OrderLine(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    order_id = db.Column(db.ForeignKey("order.id"))
    order = db.relationship("Order", back_populates="lines")


class Order(db.Model):
    __bind_key__ = "other"

    id = db.Column(db.Integer, primary_key=True)
    lines = db.relationship("OrderLine", back_populates="order")


class Hero(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    team_id: Optional[int] = Field(default=None, foreign_key="team.id")
    team: Optional["Team"] = Relationship(back_populates="heroes")


class Team(SQLModel, table=True):
    __tablename__ = "teams"

    id: int = Field(primary_key=True)
    heroes: List["Hero"] = Relationship(back_populates="team")


class HeroRead(SQLModel):
    name: str


@mapper_registry.mapped
class Decorated:
    __tablename__ = "decorated"

    id = Column(Integer, primary_key=True)


@as_declarative()
class OtherBase:
    id = Column(Integer, primary_key=True)


class Other(OtherBase):
    __tablename__ = "others"


class Plain:
    name = Column(String)


mapper_registry.map_imperatively(Plain, Table("plain", mapper_registry.metadata, Column("name", String, primary_key=True)))

User.added = relationship(Guest)
