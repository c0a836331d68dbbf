from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Host(Base):
    __tablename__ = "hosts"
    id = Column(Integer, primary_key=True)
    name = Column(String(60), unique=True)
    logs = relationship("Log", primaryjoin="Host.name == foreign(Log.host_name)", back_populates="host")


class Log(Base):
    __tablename__ = "logs"
    id = Column(Integer, primary_key=True)
    host_name = Column(String(60))
    host = relationship("Host", primaryjoin="remote(Host.name) == foreign(Log.host_name)", back_populates="logs")
