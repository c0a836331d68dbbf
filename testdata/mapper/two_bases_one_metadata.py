from sqlalchemy import Column, ForeignKey, Integer, MetaData
from sqlalchemy.orm import declarative_base, relationship

metadata = MetaData()
First = declarative_base(metadata=metadata)
Second = declarative_base(metadata=metadata)


class Left(First):
    __tablename__ = "lefts"
    id = Column(Integer, primary_key=True)


class Right(Second):
    __tablename__ = "rights"
    id = Column(Integer, primary_key=True)
    left_id = Column(ForeignKey("lefts.id"))
    left = relationship(Left)
