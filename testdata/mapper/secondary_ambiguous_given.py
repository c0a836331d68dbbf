from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Grant(Base):
    __tablename__ = "grants"
    id = Column(Integer, primary_key=True)
    worker_id = Column(ForeignKey("workers.id"), nullable=False)
    given_by_id = Column(ForeignKey("workers.id"))
    right_id = Column(ForeignKey("rights.id"), nullable=False)


class Worker(Base):
    __tablename__ = "workers"
    id = Column(Integer, primary_key=True)
    rights = relationship(
        "Right", secondary="grants", primaryjoin="Worker.id == Grant.worker_id", secondaryjoin="Right.id == Grant.right_id",
        viewonly=True,
    )


class Right(Base):
    __tablename__ = "rights"
    id = Column(Integer, primary_key=True)
