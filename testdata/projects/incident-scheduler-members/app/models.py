import enum

from sqlalchemy import Column, Enum, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class AnalysisStatus(str, enum.Enum):
    pending = "pending"
    queued = "queued"
    running = "running"
    submitted = "submitted"
    failed = "failed"


class Site(Base):
    __tablename__ = "sites"

    id = Column(Integer, primary_key=True)
    address = Column(String, nullable=False)
    analysis_status = Column(Enum(AnalysisStatus, name="analysis_status"))
    error = Column(String)
