from sqlalchemy import Column, Integer, MetaData, String
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData(schema="warehouse_of_measurements"))


class ElectricalSubstationTemperature(Base):
    __tablename__ = "electrical_substation_temperature_reading"
    id = Column(Integer, primary_key=True)
    transformer_winding_identification = Column(String(20), index=True)
    code = Column(String(3), index=True)
