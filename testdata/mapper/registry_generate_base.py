from sqlalchemy import Column, Integer, Text
from sqlalchemy.orm import registry

reg = registry()
Base = reg.generate_base()


class Letter(Base):
    __tablename__ = "letters"
    number = Column(Integer, primary_key=True, autoincrement=False)
    body = Column(Text, nullable=False)
