from sqlalchemy import Column, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import declarative_base, declared_attr

Base = declarative_base()


class Coded:
    code = Column(String(8), nullable=False)
    region = Column(String(2), nullable=False)

    @declared_attr
    def __table_args__(cls):
        return (
            UniqueConstraint("code", "region", name="uq_%s_code" % cls.__tablename__),
            Index("ix_%s_region" % cls.__tablename__, "region"),
            {"schema": "geo"},
        )


class City(Coded, Base):
    __tablename__ = "cities"
    id = Column(Integer, primary_key=True)
