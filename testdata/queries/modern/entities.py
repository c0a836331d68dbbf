"""Entities by every way that gives one or many of them."""
from sqlalchemy import delete, insert, literal, select, text, union_all, update
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from models import Author, Book, Kind, Note, Prize, Profile, Tag


def many(session: Session):
    books = session.scalars(select(Book)).all()
    executed = session.execute(select(Book)).scalars().all()
    rows = session.execute(select(Book)).all()
    fetched = session.execute(select(Book)).fetchall()
    some = session.execute(select(Book)).fetchmany(1)
    unique = session.execute(select(Author).options(joinedload(Author.books))).unique().scalars().all()
    listed = list(session.scalars(select(Book)))
    ordered = sorted(session.scalars(select(Book)), key=lambda book: book.id)
    comprehended = [book for book in session.scalars(select(Book))]
    titled = [book.title for book in session.scalars(select(Book))]
    as_set = set(session.scalars(select(Book)))
    as_tuple = tuple(session.scalars(select(Book)))
    by_id = {book.id: book for book in session.scalars(select(Book))}
    titles = {book.title for book in session.scalars(select(Book))}
    stored = select(Book).where(Book.printed.is_(True)).order_by(Book.id).limit(5).offset(0)
    found = session.scalars(stored).all()
    pages = [page for page in session.scalars(select(Book)).partitions(1)]


def one(session: Session):
    first = session.scalars(select(Book)).first()
    one = session.scalars(select(Book).where(Book.title == "Engines")).one()
    maybe = session.scalars(select(Book).where(Book.title == "Engines")).one_or_none()
    scalar = session.scalar(select(Book))
    scalar_one = session.execute(select(Book).where(Book.title == "Engines")).scalar_one()
    scalar_maybe = session.execute(select(Book).where(Book.title == "Engines")).scalar_one_or_none()
    scalar_first = session.execute(select(Book)).scalar()
    row = session.execute(select(Book)).first()
    row_one = session.execute(select(Book).where(Book.title == "Engines")).one()
    row_maybe = session.execute(select(Book).where(Book.title == "Engines")).one_or_none()
    row_fetched = session.execute(select(Book)).fetchone()
    got = session.get(Book, 1)
    got_with = session.get(Book, 1, options=[selectinload(Book.tags)])
    got_one = session.get_one(Book, 1)
    got_named = session.get(entity=Book, ident=1)
    following = next(session.scalars(select(Book)))
    perhaps = next(session.scalars(select(Book)), None)
    made = iter(session.scalars(select(Book)))
    indexed = session.scalars(select(Book)).all()[0]
    sliced = session.scalars(select(Book)).all()[:1]
    last = session.scalars(select(Book)).all()[-1]
    merged = session.merge(Profile(id=1, author_id=1, text="t"))


def shaped(session: Session):
    other = aliased(Book)
    by_alias = session.scalars(select(other)).all()
    by_alias_title = session.scalars(select(other.title)).all()
    joined = session.scalars(select(Author).join(Author.books)).all()
    other_side = session.scalars(select(Book).join(Book.author).where(Author.name == "Ada")).all()
    outer = session.execute(select(Author, Book).outerjoin(Book, Book.author_id == Author.id)).all()
    pairs = session.execute(select(Author, Book).join(Author.books)).all()
    from_other = session.scalars(select(Tag).select_from(Book).join(Book.tags)).all()
    added = session.execute(select(Author).add_columns(Author.name)).all()
    only = session.execute(select(Author).with_only_columns(Author.id)).all()
    by_text = session.scalars(select(Book).from_statement(text("SELECT * FROM books"))).all()
    by_union = session.execute(union_all(select(Book.title), select(Author.name))).all()
    below = select(Book).subquery()
    of_subquery = session.execute(select(below.c.title)).all()
    of_alias = session.scalars(select(aliased(Book, below))).all()
    counted_rows = len(session.scalars(select(Book)).all())
    has_any = bool(session.scalars(select(Book)).all())


def loops(session: Session):
    for book in session.scalars(select(Book)):
        title = book.title
    for row in session.execute(select(Book)):
        held = row[0]
    for author, written in session.execute(select(Author, Book).join(Author.books)):
        owner = written.author
    for (single,) in session.execute(select(Book)):
        kind = single.kind
    for number, counted in enumerate(session.scalars(select(Book))):
        price = counted.price
    for left, right in zip(session.scalars(select(Book)), session.scalars(select(Book.title))):
        pair = left.title == right
    (unpacked,) = session.execute(select(Book).where(Book.title == "Engines")).one()
    name, pages = session.execute(select(Book.title, Book.pages)).first()
    head, *rest = session.scalars(select(Book)).all()


def finds(session: Session):
    flow(session, "Engines", Kind.science)
    flow(session, "Nothing")


def flow(session: Session, wanted: str | None = None, kind: Kind | None = None):
    query = select(Book)
    if wanted:
        query = query.where(Book.title == wanted)
    if kind is not None:
        query = query.where(Book.kind == kind)
    books = session.scalars(query).all()
    found = session.scalars(query).first()
    if found is None:
        return
    sure = found
    chosen = found.author or Author(name="new")
    named = found.author.name if found.author else None
    if (walrus := session.get(Book, 1)) is not None:
        there = walrus


def writing(session: Session):
    inserted = session.scalars(insert(Prize).values(author_id=1).returning(Prize)).one()
    inserted_id = session.scalar(insert(Prize).values(author_id=1).returning(Prize.id))
    inserted_ids = session.execute(insert(Prize).returning(Prize.id), [{"author_id": 1}, {"author_id": 1}]).scalars().all()
    updated = session.execute(update(Note).where(Note.id == 1).values(key="two").returning(Note.id, Note.key)).all()
    updated_one = session.scalars(update(Note).values(key="x").returning(Note)).all()
    deleted = session.scalars(delete(Note).returning(Note.key)).all()
    count = session.execute(update(Prize).values(author_id=2)).rowcount
    removed = session.execute(delete(Prize)).rowcount
    constant = session.scalar(select(literal(1)))


def handed(book: Book, books: list[Book], names: dict[str, Book], maybe: Book | None):
    title = book.title
    first = books[0]
    by_name = names["a"]
    for one in books:
        again = one
    if maybe:
        there = maybe


def hands(session: Session):
    made = session.scalars(select(Book)).all()
    handed(made[0], list(made), {"a": made[0]}, made[1])


def split(text: str) -> tuple[str, int]:
    return text, len(text)


def counted(session: Session) -> "tuple[Book | None, int]":
    return session.get(Book, 1), 1


def through_tuples(session: Session):
    word, length = split("word")
    found, number = counted(session)
    pair = split("word")
    second = pair[1]
