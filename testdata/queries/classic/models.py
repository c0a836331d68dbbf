"""A shop in SQLAlchemy 1.x's style, which 2.0 reads as well."""
import datetime
import enum

from sqlalchemy import (Boolean, Column, Date, DateTime, Enum, Float, ForeignKey, Integer, Interval, LargeBinary, Numeric, String,
                        Table, Text, Time, TypeDecorator, func, select)
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import backref, column_property, declarative_base, deferred, relationship

Base = declarative_base()


class Status(enum.Enum):
    open = 1
    closed = 2


class Cents(TypeDecorator):
    impl = Integer
    cache_ok = True

    def process_result_value(self, value, dialect) -> float:
        return value / 100


class Trimmed(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value.strip() if value else value


product_labels = Table("product_labels", Base.metadata,
                       Column("product_id", Integer, ForeignKey("products.id"), primary_key=True),
                       Column("label_id", Integer, ForeignKey("labels.id"), primary_key=True))


class Label(Base):
    __tablename__ = "labels"

    id = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)


class Product(Base):
    __tablename__ = "products"

    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    code = Column(Trimmed)
    price = Column(Numeric(10, 2), nullable=False)
    exact = Column(Numeric(10, 2, asdecimal=False), nullable=False)
    size = Column(Float)
    cents = Column(Cents, nullable=False)
    image = deferred(Column(LargeBinary))
    labels = relationship("Label", secondary=product_labels, backref="products")
    label_texts = association_proxy("labels", "text")
    name_length = column_property(func.length(name))


class Customer(Base):
    __tablename__ = "customers"

    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    mail = Column("email_address", String(50))
    born = Column(Date)
    card = relationship("Card", uselist=False, back_populates="customer")
    orders_by_date = relationship("Order", lazy="dynamic", viewonly=True)

    @hybrid_property
    def short_name(self):
        return self.name

    @short_name.expression
    def short_name(cls):
        return func.substr(cls.name, 1, 3)

    @hybrid_method
    def is_called(self, name):
        return self.name == name


class Card(Base):
    __tablename__ = "cards"

    id = Column(Integer, primary_key=True)
    customer_id = Column(Integer, ForeignKey("customers.id"), nullable=False)
    customer = relationship(Customer, back_populates="card")


class Order(Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id"), nullable=False)
    status = Column(Enum(Status), nullable=False)
    paid = Column(Boolean)
    closed_at = Column(DateTime)
    opens = Column(Time)
    takes = Column(Interval)
    customer = relationship(Customer, backref=backref("orders", order_by="Order.id"))
    lines = relationship("Line", backref="order", cascade="all, delete-orphan")


class Line(Base):
    __tablename__ = "lines"

    id = Column(Integer, primary_key=True)
    order_id = Column(Integer, ForeignKey("orders.id"), nullable=False)
    product_id = Column(Integer, ForeignKey("products.id"))
    amount = Column(Integer, nullable=False)
    product = relationship(Product)


Product.sold = column_property(
    select(func.count(Line.id)).where(Line.product_id == Product.id).correlate_except(Line).scalar_subquery())


def rows():
    """The rows that queries find. Of what may be None there are two: one with it, one without."""
    pen = Product(name="pen", code=" p ", price=2, exact=2.5, size=1.5, cents=250, image=b"i", labels=[Label(text="new")])
    ink = Product(name="ink", price=3, exact=3.5, cents=99)
    eve = Customer(name="Eve", mail="e@x", born=datetime.date(2000, 1, 1), card=Card())
    max_ = Customer(name="Max")
    first = Order(customer=eve, status=Status.open, paid=True, closed_at=datetime.datetime(2024, 1, 2), opens=datetime.time(8),
                  takes=datetime.timedelta(1), lines=[Line(product=pen, amount=1), Line(amount=2)])
    second = Order(customer=eve, status=Status.closed)
    return [pen, ink, eve, max_, first, second]
