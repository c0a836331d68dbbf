from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, UniqueConstraint
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData(naming_convention={
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}))


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    email = Column(String(30), unique=True)


class Pet(Base):
    __tablename__ = "pet"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("owner.id"), index=True)
    keeper_id = Column(ForeignKey("owner.id", name="fk_keeper"))
    name = Column(String(20))
    tame = Column(Boolean)
    __table_args__ = (
        UniqueConstraint("name", "owner_id"),
        UniqueConstraint("name", "keeper_id", name="one_name"),
        Index(None, "name", "tame"),
        CheckConstraint("id > 0", name="positive"),
    )
