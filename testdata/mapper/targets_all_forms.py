from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Hub(Base):
    __tablename__ = "hubs"
    id = Column(Integer, primary_key=True)


class Spoke(Base):
    __tablename__ = "spokes"
    id = Column(Integer, primary_key=True)
    hub_id = Column(ForeignKey("hubs.id"))
    by_class = relationship(Hub, viewonly=True)
    by_string = relationship("Hub", viewonly=True)
    by_path = relationship("targets_all_forms.Hub", viewonly=True)
    by_lambda = relationship(lambda: Hub, viewonly=True)
    by_keyword = relationship(argument="Hub", viewonly=True)
