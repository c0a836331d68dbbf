# sqlalchemy: 2
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Feather(Base):
    __tablename__ = "feathers"
    id: Mapped[int]
    length: Mapped[int] = mapped_column(unique=True)
