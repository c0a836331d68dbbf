from sqlalchemy import Boolean, Column, Integer, String
from sqlalchemy.orm import registry


class Numbered:
    id = Column(Integer, primary_key=True)

    @classmethod
    def by_id(cls, session, number):
        return session.get(cls, number)


reg = registry()
Plain = reg.generate_base()
NumberedBase = reg.generate_base(cls=Numbered)


class Door(NumberedBase):
    __tablename__ = "doors"
    open = Column(Boolean, nullable=False, default=False)


class Key(Plain):
    __tablename__ = "keys"
    code = Column(String(8), primary_key=True)
