from sqlalchemy import Column, Integer, SmallInteger
from sqlalchemy.orm import as_declarative, declared_attr


@as_declarative()
class Base:
    id = Column(Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()


class Lamp(Base):
    watts = Column(SmallInteger, nullable=False, default=40)
