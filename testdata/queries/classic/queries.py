"""Query, as SQLAlchemy 1.x has it and 2.0 keeps it."""
from sqlalchemy import func
from sqlalchemy.orm import Session, aliased, joinedload

from models import Card, Customer, Label, Line, Order, Product, Status


def many(session: Session):
    customers = session.query(Customer).all()
    filtered = session.query(Customer).filter(Customer.name == "Eve").order_by(Customer.id).limit(3).all()
    by_name = session.query(Customer).filter_by(name="Eve").all()
    eager = session.query(Order).options(joinedload(Order.customer)).all()
    joined = session.query(Customer).join(Order, Order.customer_id == Customer.id).all()
    both = session.query(Customer, Order).join(Order, Order.customer_id == Customer.id).all()
    outer = session.query(Customer, Card).outerjoin(Card).all()
    names = session.query(Customer.name).all()
    pairs = session.query(Customer.name, Customer.mail).all()
    entities = session.query(Customer).with_entities(Customer.id, Customer.name).all()
    one_entity = session.query(Customer).with_entities(Customer.name).all()
    added = session.query(Customer).add_columns(Customer.name).all()
    added_entity = session.query(Customer).add_entity(Card).all()
    listed = list(session.query(Customer))
    sliced = session.query(Customer)[0:2]
    distinct = session.query(Order.status).distinct().all()
    united = session.query(Customer).union(session.query(Customer)).all()
    selected = session.query(Line).select_from(Order).join(Line, Line.order_id == Order.id).all()
    comprehended = [customer.name for customer in session.query(Customer)]
    of_rows = [name for (name,) in session.query(Customer.name)]
    of_first = [row[0] for row in session.query(Customer.name)]
    by_attribute = [row.name for row in session.query(Customer.name, Customer.mail)]
    mails = {row.name: row.mail for row in session.query(Customer.name, Customer.mail)}
    status_counts = session.query(Order.status, func.count(Order.id)).group_by(Order.status).all()
    as_dict = dict(session.query(Customer.name, Customer.id).all())
    other = aliased(Customer)
    by_alias = session.query(other).filter(other.name == "Eve").all()


def one(session: Session):
    first = session.query(Customer).first()
    one = session.query(Customer).filter(Customer.name == "Eve").one()
    maybe = session.query(Customer).filter(Customer.name == "Eve").one_or_none()
    got = session.query(Customer).get(1)
    got_too = session.get(Customer, 1)
    indexed = session.query(Customer)[0]
    scalar = session.query(Customer.name).scalar() if session.query(Customer).count() < 2 else None
    only = session.query(Customer.mail).filter(Customer.name == "Eve").scalar()
    count = session.query(Customer).count()
    count_scalar = session.query(func.count(Customer.id)).scalar()
    count_row = session.query(func.count(Customer.id)).one()
    highest = session.query(func.max(Order.id)).scalar()
    there = session.query(session.query(Customer).filter(Customer.name == "Eve").exists()).scalar()
    row = session.query(Customer.name, Customer.mail).first()
    row_name = row.name
    row_mail = row[1]
    row_one = session.query(Customer.name).first()
    name, mail = session.query(Customer.name, Customer.mail).first()
    pair = session.query(Customer, Order).join(Order, Order.customer_id == Customer.id).first()
    pair_customer = pair.Customer
    pair_order = pair[1]
    labelled = session.query(Customer.name.label("caption")).first()
    caption = labelled.caption
    updated = session.query(Line).update({"amount": 3}, synchronize_session=False)
    deleted = session.query(Label).filter(Label.text == "none").delete(synchronize_session=False)


def attributes(session: Session):
    for order in session.query(Order).all():
        id_ = order.id
        customer_id = order.customer_id
        status = order.status
        status_value = order.status.value
        paid = order.paid
        closed_at = order.closed_at
        opens = order.opens
        takes = order.takes
        customer = order.customer
        customer_name = order.customer.name
        lines = order.lines
        for line in order.lines:
            amount = line.amount
            product = line.product
            back = line.order
            amount_total = line.amount + 1
        is_open = order.status == Status.open
    for product_ in session.query(Product):
        code = product_.code
        price = product_.price
        exact = product_.exact
        size = product_.size
        cents = product_.cents
        image = product_.image
        labels = product_.labels
        texts = list(product_.label_texts)
        name_length = product_.name_length
        sold = product_.sold
    for buyer in session.query(Customer):
        mail = buyer.mail
        born = buyer.born
        card = buyer.card
        short_name = buyer.short_name
        orders = buyer.orders
        orders_by_date = buyer.orders_by_date.all()
        latest = buyer.orders_by_date.order_by(Order.id).first()
        called = buyer.is_called("Eve")
    for tag in session.query(Label):
        products = tag.products


def first_customer(session):
    return session.query(Customer).first()


def all_names(session) -> list:
    return [customer.name for customer in session.query(Customer)]


def named(session: Session, name):
    query = session.query(Customer)
    if name:
        query = query.filter(Customer.name == name)
    return query


class Repository:
    model = Customer

    def __init__(self, session: Session):
        self.session = session

    def get(self, id_):
        return self.session.get(Customer, id_)

    def find(self, name: str) -> "Customer | None":
        return self.session.query(Customer).filter(Customer.name == name).first()

    def every(self):
        return self.session.query(self.model).all()

    @property
    def count(self) -> int:
        return self.session.query(Customer).count()


def through_functions(session: Session):
    customer = first_customer(session)
    names = all_names(session)
    query = named(session, "Eve").first()
    repository = Repository(session)
    got = repository.get(1)
    found = repository.find("Eve")
    every = repository.every()
    count = repository.count
