from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
}))


class PneumaticConveyorMaintenanceSchedule(Base):
    __tablename__ = "pneumatic_conveyor_maintenance_schedule"
    id = Column(Integer, primary_key=True)
    responsible_maintenance_department = Column(String(20), index=True)


class Visit(Base):
    __tablename__ = "pneumatic_conveyor_maintenance_visit"
    id = Column(Integer, primary_key=True)
    pneumatic_conveyor_schedule_id = Column(ForeignKey("pneumatic_conveyor_maintenance_schedule.id"))
    inspector_personal_identification = Column(String(20), index=True, unique=True)
    __table_args__ = (Index(None, "pneumatic_conveyor_schedule_id", "inspector_personal_identification"),)
