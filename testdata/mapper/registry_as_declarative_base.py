from sqlalchemy import BigInteger, Boolean, Column
from sqlalchemy.orm import registry

reg = registry()


@reg.as_declarative_base()
class Base:
    id = Column(BigInteger, primary_key=True)


class Door(Base):
    __tablename__ = "doors"
    open = Column(Boolean, nullable=False, default=False)
