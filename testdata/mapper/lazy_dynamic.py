from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Forest(Base):
    __tablename__ = "forests"
    id = Column(Integer, primary_key=True)
    trees = relationship("Tree", lazy="dynamic", back_populates="forest", passive_deletes="all")


class Tree(Base):
    __tablename__ = "trees"
    id = Column(Integer, primary_key=True)
    forest_id = Column(ForeignKey("forests.id", ondelete="CASCADE", onupdate="CASCADE", name="fk_forest"))
    forest = relationship("Forest", back_populates="trees", lazy="selectin")
