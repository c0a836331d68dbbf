import sqlalchemy as sa
from sqlalchemy.orm import relationship

import links
from meta import Base


class Left(Base):
    __tablename__ = "left"
    id = sa.Column(sa.Integer, primary_key=True)
    rights = relationship("Right", secondary=links.link, back_populates="lefts")


class Right(Base):
    __tablename__ = "right"
    id = sa.Column(sa.Integer, primary_key=True)
    lefts = relationship(Left, secondary=lambda: links.link, back_populates="rights")
