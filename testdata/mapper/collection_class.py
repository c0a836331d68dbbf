from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship
from sqlalchemy.orm.collections import attribute_mapped_collection

Base = declarative_base()


class Setting(Base):
    __tablename__ = "settings"
    id = Column(Integer, primary_key=True)
    profile_id = Column(ForeignKey("profiles.id"), nullable=False)
    key = Column(String(30), nullable=False)


class Profile(Base):
    __tablename__ = "profiles"
    id = Column(Integer, primary_key=True)
    settings = relationship(Setting, collection_class=attribute_mapped_collection("key"), passive_deletes=True)
    sets = relationship(Setting, collection_class=set, viewonly=True)
