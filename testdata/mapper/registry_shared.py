from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeMeta, registry, relationship

reg = registry()


class Base(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = reg
    metadata = reg.metadata


class Oak(Base):
    __tablename__ = "oaks"
    id = Column(Integer, primary_key=True)
    acorns = relationship("Acorn", back_populates="oak")


@reg.mapped
class Acorn:
    __tablename__ = "acorns"
    id = Column(Integer, primary_key=True)
    oak_id = Column(ForeignKey("oaks.id"))
    oak = relationship("Oak", back_populates="acorns")
