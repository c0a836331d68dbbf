# sqlalchemy: 2
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Deep:
    @declared_attr
    def depth(cls) -> Mapped[int]:
        return mapped_column()

    @declared_attr
    def name(cls) -> Mapped[str]:
        return mapped_column(String(20))

    @declared_attr
    def main(cls) -> Mapped["Shaft"]:
        return relationship(viewonly=True)


class Mine(Deep, Base):
    __tablename__ = "mines"
    id: Mapped[int] = mapped_column(primary_key=True)

    @declared_attr
    def owner(cls) -> Mapped[str]:
        return mapped_column(String(30))

    @declared_attr
    def shafts(cls) -> Mapped["list[Shaft]"]:
        return relationship("Shaft")

    @declared_attr
    def others(cls) -> Mapped["Shaft"]:
        return relationship("Shaft", viewonly=True)


class Shaft(Base):
    __tablename__ = "shafts"
    id: Mapped[int] = mapped_column(primary_key=True)
    mine_id: Mapped[int] = mapped_column(ForeignKey("mines.id"))
