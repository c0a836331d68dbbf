import enum

from sqlalchemy import Column, Enum, Integer
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class CardColour(enum.Enum):
    hearts = "H"
    spades = "S"


class Rank(str, enum.Enum):
    ACE = "ace"
    KING = "king"
    TOP = "ace"


class Card(Base):
    __tablename__ = "cards"
    id = Column(Integer, primary_key=True)
    colour = Column(Enum(CardColour), nullable=False)
    rank = Column(Enum(Rank, name="card_rank"), default=Rank.ACE)
    back = Column(Enum(CardColour, values_callable=lambda e: [m.value for m in e], name="back_colour"))
    trump = Column(postgresql.ENUM(CardColour, name="trump", create_type=True))
    seen = Column(Enum(Rank, native_enum=False))
    short = Column(Enum(Rank, native_enum=False, create_constraint=True, name="short_rank", length=9))
