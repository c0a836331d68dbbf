from dataclasses import dataclass

from models import Address, Customer, Order, Status
from sqlalchemy.orm import Session


@dataclass
class Page:
    size: int


class Reader:
    def __init__(self, session):
        self.session = session

    def read(self, page):
        return page


def list_orders(session, page, *, limit=5):
    return session, page, limit


def both(session: Session):
    print(Status.CLOSED)
    print(Order.total)
    print(session.query(Order).one().total)
    list_orders(session)
    list_orders(session, 1, 2)
    list_orders(
        session,
        size=1,
    )
    Page()
    Reader(session).read()


def only_ours(session: Session):
    print(Status["CLOSED"], Status("closed"))
    print(Order(total=1), Order.status.value)
    session.query(Order).filter_by(total=1)


def only_theirs(order: Order, customer: Customer, reader: Reader):
    print(order.total)
    order.note = 5
    customer.name = "x"
    print(customer.addresses, Address(customer=customer))
    reader.read()
