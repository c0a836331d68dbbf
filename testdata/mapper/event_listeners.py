from sqlalchemy import Column, Integer, String, event
from sqlalchemy.orm import declarative_base, validates

Base = declarative_base()


class Mug(Base):
    __tablename__ = "mugs"
    __mapper_args__ = {"eager_defaults": True}
    id = Column(Integer, primary_key=True)
    owner = Column(String(5))

    @validates("owner")
    def check(self, key, value):
        return value


@event.listens_for(Mug, "before_insert")
def _before(mapper, connection, target):
    target.owner = target.owner or "none"
