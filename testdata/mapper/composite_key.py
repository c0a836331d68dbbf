from sqlalchemy import Column, ForeignKeyConstraint, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Seat(Base):
    __tablename__ = "seats"
    row = Column(String(1), primary_key=True)
    number = Column(Integer, primary_key=True, autoincrement=False)
    bookings = relationship("Booking", back_populates="seat")


class Booking(Base):
    __tablename__ = "bookings"
    id = Column(Integer, primary_key=True)
    seat_row = Column(String(1))
    seat_number = Column(Integer)
    seat = relationship(Seat, back_populates="bookings")
    __table_args__ = (
        ForeignKeyConstraint(["seat_row", "seat_number"], ["seats.row", "seats.number"], name="fk_seat", ondelete="SET NULL"),
    )
