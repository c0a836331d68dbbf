"""Columns, labels, functions: what a selected expression gives, and rows of several of them."""
from sqlalchemy import Integer, String, and_, case, cast, distinct, exists, extract, func, literal, null, select, true, type_coerce
from sqlalchemy.orm import Bundle, Session

from models import Author, Book, Kind


def one_column(session: Session):
    titles = session.scalars(select(Book.title)).all()
    title = session.scalar(select(Book.title))
    title_sure = session.execute(select(Book.title).where(Book.title == "Engines")).scalar_one()
    keys = session.scalars(select(Book.key)).all()
    kinds = session.scalars(select(Book.kind)).all()
    levels = session.scalars(select(Book.level)).all()
    prices = session.scalars(select(Book.price)).all()
    weights = session.scalars(select(Book.weight)).all()
    pages = session.scalars(select(Book.pages)).all()
    printed = session.scalars(select(Book.printed)).all()
    covers = session.scalars(select(Book.cover)).all()
    bought = session.scalars(select(Book.bought_at)).all()
    opens = session.scalars(select(Book.opens)).all()
    reading = session.scalars(select(Book.reading)).all()
    loud = session.scalars(select(Book.loud)).all()
    words = session.scalars(select(Book.words)).all()
    short = session.scalars(select(Book.short)).all()
    states = session.scalars(select(Book.state)).all()
    born = session.scalars(select(Author.born)).all()
    synonyms = session.scalars(select(Book.name)).all()
    computed = session.scalars(select(Book.title_length)).all()
    hybrids = session.scalars(select(Author.shown_name)).all()
    conditions = session.scalars(select(Book.is_long)).all()
    column_rows = session.execute(select(Book.title)).all()
    unlike = session.scalars(select(Book.kind).distinct()).all()


def labels(session: Session):
    labelled = session.scalars(select(Book.title.label("caption"))).all()
    row = session.execute(select(Book.title.label("caption"), Book.kind)).first()
    caption = row.caption
    kind = row.kind
    by_number = row[1]
    by_mapping = row._mapping["caption"]
    mapping = row._mapping
    as_dict = row._asdict()
    rows = session.execute(select(Book.title.label("caption"), Book.kind)).all()
    captions = [one.caption for one in rows]
    kinds = [one.kind for one in rows]
    first_kind = rows[0].kind
    for one_caption, one_kind in rows:
        value = one_kind.value
    caption_too, kind_too = row
    mappings = session.execute(select(Book.title.label("caption"), Book.kind)).mappings().all()
    first_mapping = session.execute(select(Book.title, Book.kind)).mappings().first()
    mapped_title = first_mapping["title"]
    mapped_kind = first_mapping[Book.kind]
    tuples = session.execute(select(Book.title, Book.kind)).tuples().all()
    one_tuple = session.execute(select(Book.title, Book.kind)).tuples().first()
    numbered = session.execute(select(Book.title, Book.kind)).scalars(1).all()
    columned = session.execute(select(Book.title, Book.kind)).columns("kind").all()
    as_pairs = dict(session.execute(select(Book.title, Book.kind)).all())
    as_lists = [list(one) for one in rows]


def functions(session: Session):
    count = session.scalar(select(func.count()).select_from(Book))
    count_of = session.scalar(select(func.count(Book.id)))
    count_sure = session.execute(select(func.count(Book.id))).scalar_one()
    count_row = session.execute(select(func.count(Book.id))).one()
    counts = session.execute(select(Book.kind, func.count(Book.id)).group_by(Book.kind)).all()
    most = session.scalar(select(func.max(Book.pages)))
    latest = session.scalar(select(func.max(Book.bought_at)))
    cheapest = session.scalar(select(func.min(Book.price)))
    total = session.scalar(select(func.sum(Book.pages)))
    lower = session.scalars(select(func.lower(Book.title))).all()
    length = session.scalars(select(func.length(Book.title))).all()
    either = session.scalars(select(func.coalesce(Book.pages, 0))).all()
    condition = session.scalars(select(Book.pages > 100)).all()
    both = session.scalars(select(and_(Book.printed, Book.weight > 1))).all()
    equal = session.scalars(select(Book.title == "Engines")).all()
    negated = session.scalars(select(~Book.printed)).all()
    sums = session.scalars(select(Book.pages + 1)).all()
    joined = session.scalars(select(Book.title + "!")).all()
    as_text = session.scalars(select(cast(Book.pages, String))).all()
    as_number = session.scalars(select(cast(Book.title, Integer))).all()
    coerced = session.scalars(select(type_coerce(Book.title, String))).all()
    chosen = session.scalars(select(case((Book.pages > 100, "long"), else_="short"))).all()
    there = session.scalar(select(exists().where(Book.title == "Engines")))
    there_too = session.scalar(select(select(Book.id).where(Book.pages > 1).exists()))
    year = session.scalars(select(extract("year", Book.bought_at))).all()
    unlike = session.scalars(select(distinct(Book.kind))).all()
    text = session.scalar(select(literal("x")))
    nothing = session.scalar(select(null()))
    always = session.scalar(select(true()))
    below = session.scalars(select(select(func.count(Book.id)).scalar_subquery())).all()
    related = session.scalars(select(Author.books.any())).all()
    bundled = session.execute(select(Bundle("pair", Book.title, Book.kind))).all()


def several(session: Session):
    pairs = session.execute(select(Author, Book.title).join(Author.books)).all()
    pair = session.execute(select(Author, Book.title).join(Author.books)).first()
    author = pair[0]
    title = pair[1]
    by_name = pair.Author
    by_key = pair.title
    triple = session.execute(select(Book.id, Book.pages, Book.kind)).all()
    first_of_row = session.scalars(select(Book.id, Book.title)).all()
    scalar_of_row = session.scalar(select(Author, Book.title).join(Author.books))
    entity_columns = session.execute(select(Author.__table__.c.name)).all()
    constants = session.scalars(select(Book.title).where(Book.kind == Kind.science)).one()
