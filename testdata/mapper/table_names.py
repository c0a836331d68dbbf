from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr
from sqlalchemy.sql.elements import quoted_name

Base = declarative_base()
PREFIX = "app_"


class Prefixed:
    id = Column(Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return PREFIX + cls.__name__.lower()


class Alpha(Prefixed, Base):
    name = Column(String(3))


class Beta(Prefixed, Base):
    __tablename__ = "b" + "eta"


class Gamma(Base):
    __tablename__ = f"{PREFIX}gamma"
    id = Column(Integer, primary_key=True)


class Delta(Base):
    __tablename__ = quoted_name("Delta", True)
    id = Column(Integer, primary_key=True)
