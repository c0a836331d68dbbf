from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    kind = Column(String(9))
    __mapper_args__ = {"polymorphic_on": kind}


class Doctor(Person):
    __tablename__ = "doctor"
    id = Column(ForeignKey("person.id"), primary_key=True)
    visits = relationship("Visit", back_populates="doctor", foreign_keys="Visit.doctor_id")
    __mapper_args__ = {"polymorphic_identity": "doctor"}


class Patient(Person):
    __tablename__ = "patient"
    id = Column(ForeignKey("person.id"), primary_key=True)
    visits = relationship("Visit", back_populates="patient", foreign_keys="Visit.patient_id")
    __mapper_args__ = {"polymorphic_identity": "patient"}


class Visit(Base):
    __tablename__ = "visit"
    id = Column(Integer, primary_key=True)
    doctor_id = Column(ForeignKey("doctor.id"))
    patient_id = Column(ForeignKey("patient.id"))
    doctor = relationship(Doctor, back_populates="visits", foreign_keys=[doctor_id])
    patient = relationship(Patient, back_populates="visits", foreign_keys=[patient_id])
