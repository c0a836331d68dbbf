from sqlalchemy import Column, String
from sqlalchemy.orm import relationship

from app.database import Base


class Account(Base):
    __tablename__ = "accounts"

    id = Column(String(36), primary_key=True)
    flags = relationship("FeatureFlag", back_populates="account")
