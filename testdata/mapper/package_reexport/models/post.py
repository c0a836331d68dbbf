import sqlalchemy as sa
from sqlalchemy.orm import relationship

import core
import core.database as database


class Post(core.Stamped, database.Base):
    __tablename__ = "posts"
    author_id = sa.Column(sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False)
    author = relationship("User", back_populates="posts")
