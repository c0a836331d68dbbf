from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Company(Base):
    __tablename__ = "companies"
    id = Column(Integer, primary_key=True)
    managers = relationship("Manager", back_populates="company")


class Employee(Base):
    __tablename__ = "employees"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    type = Column(String(20))
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_identity": "employee"}


class Manager(Employee):
    budget = Column(Integer)
    company_id = Column(ForeignKey("companies.id"))
    company = relationship(Company, back_populates="managers")
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    tool = Column(String(30), nullable=False)
    __mapper_args__ = {"polymorphic_identity": "engineer"}
