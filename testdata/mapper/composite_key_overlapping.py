from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Tenant(Base):
    __tablename__ = "tenants"
    id = Column(Integer, primary_key=True)


class Room(Base):
    __tablename__ = "rooms"
    tenant_id = Column(ForeignKey("tenants.id"), primary_key=True)
    id = Column(Integer, primary_key=True)
    tenant = relationship(Tenant)


class Chair(Base):
    __tablename__ = "chairs"
    id = Column(Integer, primary_key=True)
    tenant_id = Column(Integer, nullable=False)
    room_id = Column(Integer)
    room = relationship("Room")
    __table_args__ = (ForeignKeyConstraint([tenant_id, room_id], [Room.tenant_id, Room.id]),)
