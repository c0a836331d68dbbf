from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, synonym

Base = declarative_base()


class Device(Base):
    __tablename__ = "devices"
    id = Column(Integer, primary_key=True)
    serial = Column(String(20), unique=True, index=True)
    number = synonym("serial")

    def _get(self):
        return self.serial

    tag = synonym("serial", descriptor=property(_get))
