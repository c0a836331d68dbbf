from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr, relationship

Base = declarative_base()


class Owned:
    @declared_attr
    def owner_id(cls):
        return Column(Integer, ForeignKey("owners.id"), nullable=False)

    @declared_attr
    def owner(cls):
        return relationship("Owner")


class Owner(Base):
    __tablename__ = "owners"
    id = Column(Integer, primary_key=True)
    name = Column(String(30))


class Boat(Owned, Base):
    __tablename__ = "boats"
    id = Column(Integer, primary_key=True)


class House(Owned, Base):
    __tablename__ = "houses"
    id = Column(Integer, primary_key=True)
