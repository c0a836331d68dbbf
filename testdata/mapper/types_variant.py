from sqlalchemy import JSON, BigInteger, Column, Integer, LargeBinary, String, Text
from sqlalchemy.dialects import mysql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declarative_base

Base = declarative_base()
JsonType = JSON().with_variant(JSONB(), "postgresql")
BigId = BigInteger().with_variant(Integer(), "sqlite")


class Entry(Base):
    __tablename__ = "entries"
    id = Column(BigId, primary_key=True)
    a = Column(JsonType, nullable=False)
    b = Column(Text().with_variant(mysql.LONGTEXT(), "mysql"))
    c = Column(String(30).with_variant(String(60), "postgresql"))
    d = Column(LargeBinary().with_variant(mysql.MEDIUMBLOB, "mysql"))
