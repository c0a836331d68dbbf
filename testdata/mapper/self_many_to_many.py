from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

follows = Table(
    "follows",
    Base.metadata,
    Column("from_id", Integer, ForeignKey("accounts.id"), primary_key=True),
    Column("to_id", Integer, ForeignKey("accounts.id"), primary_key=True),
)


class Account(Base):
    __tablename__ = "accounts"
    id = Column(Integer, primary_key=True)
    following = relationship(
        "Account",
        secondary=follows,
        primaryjoin=id == follows.c.from_id,
        secondaryjoin=id == follows.c.to_id,
        backref="followers",
    )
