from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr

Base = declarative_base()


class Versioned:
    version = Column(Integer, nullable=False)

    @declared_attr
    def __mapper_args__(cls):
        return {"version_id_col": cls.version}


class Draft(Versioned, Base):
    __tablename__ = "drafts"
    id = Column(Integer, primary_key=True)
    text = Column(String(5000))
