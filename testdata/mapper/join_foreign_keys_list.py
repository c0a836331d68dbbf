from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Address(Base):
    __tablename__ = "addresses"
    id = Column(Integer, primary_key=True)


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    billing_id = Column(ForeignKey("addresses.id"), nullable=False)
    shipping_id = Column(ForeignKey("addresses.id"))
    billing = relationship(Address, foreign_keys=[billing_id])
    shipping = relationship(Address, foreign_keys=shipping_id)
