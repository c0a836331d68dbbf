from sqlalchemy import Column, DateTime, Integer, String, func
from sqlalchemy.orm import declarative_base, declared_attr


class Common:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "s"

    id = Column(Integer, primary_key=True)
    made_at = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)


Base = declarative_base(cls=Common)


class Ticket(Base):
    title = Column(String(120))


class Ferry(Base):
    name = Column(String(50), unique=True)
