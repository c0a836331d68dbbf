from sqlalchemy import Column, ForeignKey, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeMeta, registry, relationship

reg = registry(metadata=MetaData(schema="mint"))


class Base(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = reg
    metadata = reg.metadata


class Dated(Base):
    __abstract__ = True
    year = Column(Integer)


class Coin(Dated):
    __tablename__ = "coins"
    id = Column(Integer, primary_key=True)
    mint_id = Column(ForeignKey("mint.mints.id"))
    mint = relationship("Mint", back_populates="coins")


class Mint(Base):
    __tablename__ = "mints"
    id = Column(Integer, primary_key=True)
    mark = Column(String(2))
    coins = relationship("Coin", back_populates="mint")
