# sqlalchemy: 2
import dataclasses

from sqlalchemy.orm import DeclarativeBase, Mapped, composite, mapped_column


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Money:
    amount: int
    currency: str


class Bill(Base):
    __tablename__ = "bills"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[Money] = composite(mapped_column("total_amount"), mapped_column("total_currency"))
