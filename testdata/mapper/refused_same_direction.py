from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Person(Base):
    __tablename__ = "persons"
    id = Column(Integer, primary_key=True)
    boss_id = Column(ForeignKey("persons.id"))
    boss = relationship("Person", back_populates="staff")
    staff = relationship("Person", back_populates="boss")
