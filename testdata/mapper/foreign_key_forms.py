from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import declarative_base

metadata = MetaData()
Base = declarative_base(metadata=metadata)
units = Table("units", metadata, Column("code", String(4), primary_key=True))


class Kind(Base):
    __tablename__ = "kinds"
    number = Column("kind_no", Integer, primary_key=True)


class Thing(Base):
    __tablename__ = "things"
    id = Column(Integer, primary_key=True)
    unit = Column(ForeignKey(units.c.code))
    unit_again = Column(String(4), ForeignKey("units.code", onupdate="CASCADE"))
    kind = Column(ForeignKey(Kind.number, ondelete="RESTRICT"))
    kind_again = Column(None, ForeignKey("kinds.kind_no", name="fk_kind", deferrable=True, initially="DEFERRED"))
    kind_type = Column(Integer, ForeignKey(Kind.__table__.c.kind_no))
