from sqlalchemy import Column, ForeignKey, Integer, MetaData, String
from sqlalchemy.orm import declarative_base, relationship

metadata = MetaData(schema="store")
Base = declarative_base(metadata=metadata)


class Shelf(Base):
    __tablename__ = "shelves"
    id = Column(Integer, primary_key=True)
    items = relationship("Item", back_populates="shelf")


class Item(Base):
    __tablename__ = "items"
    id = Column(Integer, primary_key=True)
    name = Column(String(10), index=True)
    shelf_id = Column(ForeignKey("store.shelves.id"))
    shelf = relationship(Shelf, back_populates="items")
