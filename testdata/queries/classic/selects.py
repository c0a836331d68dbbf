"""select() where both versions have it."""
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Customer, Order, Product, product_labels


def selects(session: Session):
    customers = session.execute(select(Customer)).scalars().all()
    rows = session.execute(select(Customer)).all()
    first = session.execute(select(Customer)).scalars().first()
    scalars = session.scalars(select(Customer)).all()
    scalar = session.scalar(select(Customer.name))
    count = session.scalar(select(func.count(Order.id)))
    row = session.execute(select(Order.id, Order.status)).first()
    status = row.status
    prices = session.execute(select(Product.price)).scalars().all()
    exact = session.execute(select(Product.exact)).scalars().all()
    cents = session.execute(select(Product.cents)).scalars().all()
    core = session.execute(select(Product.__table__)).all()
    link = session.execute(select(product_labels.c.label_id)).scalars().all()
    plain = session.execute(product_labels.select()).first()
    mappings = session.execute(select(Customer.name, Customer.born)).mappings().all()
    short = session.execute(select(Customer.short_name)).scalars().all()
    sold = session.execute(select(Product.sold)).scalars().all()
    mails = session.execute(select(Customer.mail)).scalars().all()
    mail_row = session.execute(select(Customer.mail)).first()
