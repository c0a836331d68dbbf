# sqlalchemy: 2
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Sport(Base):
    __tablename__ = "sports"
    id: Mapped[int] = mapped_column(primary_key=True)
    halls: Mapped[set["Hall"]] = relationship(secondary="sport_halls", back_populates="sports")


class SportHall(Base):
    __tablename__ = "sport_halls"
    sport_id: Mapped[int] = mapped_column(ForeignKey("sports.id"), primary_key=True)
    hall_id: Mapped[int] = mapped_column(ForeignKey("halls.id"), primary_key=True)


class Hall(Base):
    __tablename__ = "halls"
    id: Mapped[int] = mapped_column(primary_key=True)
    sports: Mapped[set["Sport"]] = relationship(secondary="sport_halls", back_populates="halls")
