import sqlalchemy as sa
from sqlalchemy.orm import relationship

from core import Base, Stamped


class User(Stamped, Base):
    __tablename__ = "users"
    name = sa.Column(sa.String(40))
    posts = relationship("Post", back_populates="author")
