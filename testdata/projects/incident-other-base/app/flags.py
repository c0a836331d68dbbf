"""A base of its own, so that nobody finds these classes by name."""
from sqlalchemy import Boolean, Column, ForeignKey, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class FeatureFlag(Base):
    __tablename__ = "feature_flags"

    id = Column(String(36), primary_key=True)
    enabled = Column(Boolean, nullable=False, default=False)
    account_id = Column(String(36), ForeignKey("accounts.id"))
    account = relationship("Account", back_populates="flags")
