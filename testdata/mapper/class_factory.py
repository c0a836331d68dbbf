from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Plan(Base):
    __tablename__ = "plans"
    id = Column(Integer, primary_key=True)


def history_of(model):
    return type(model.__name__ + "History", (Base,), {
        "__tablename__": model.__tablename__ + "_history",
        "id": Column(Integer, primary_key=True),
        "plan_id": Column(ForeignKey("plans.id")),
        "plan": relationship(model),
    })


PlanHistory = history_of(Plan)
