from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Membership(Base):
    __tablename__ = "memberships"
    club_id = Column(ForeignKey("clubs.id"), primary_key=True)
    fan_id = Column(ForeignKey("fans.id"), primary_key=True)
    since = Column(Integer)
    club = relationship("Club", back_populates="memberships")
    fan = relationship("Fan", back_populates="memberships")


class Club(Base):
    __tablename__ = "clubs"
    id = Column(Integer, primary_key=True)
    memberships = relationship(Membership, back_populates="club")
    fans = association_proxy("memberships", "fan")


class Fan(Base):
    __tablename__ = "fans"
    id = Column(Integer, primary_key=True)
    name = Column(String(9))
    memberships = relationship(Membership, back_populates="fan")
