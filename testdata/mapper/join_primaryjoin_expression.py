from sqlalchemy import Column, Integer, String, and_
from sqlalchemy.orm import declarative_base, foreign, relationship, remote

Base = declarative_base()


class Price(Base):
    __tablename__ = "prices"
    id = Column(Integer, primary_key=True)
    article = Column(String(10))
    season = Column(String(4))


class Offer(Base):
    __tablename__ = "offers"
    id = Column(Integer, primary_key=True)
    article = Column(String(10))
    season = Column(String(4))
    price = relationship(
        Price,
        primaryjoin=lambda: and_(foreign(Offer.article) == remote(Price.article), Offer.season == Price.season),
        uselist=False,
        viewonly=True,
    )
