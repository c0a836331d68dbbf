"""`School` was only ever on its author's machine."""
from sqlalchemy import Column, ForeignKey, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Organization(Base):
    __tablename__ = "organizations"

    organization_id = Column(String(100), primary_key=True)
    name = Column(String(255), nullable=False)

    schools = relationship("School", back_populates="organization")
    users = relationship("User", back_populates="organization", foreign_keys="User.organization_id")


class User(Base):
    __tablename__ = "users"

    user_id = Column(String(100), primary_key=True)
    organization_id = Column(String(100), ForeignKey("organizations.organization_id"))
