"""What attributes of a loaded object give."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Author, Book, Kind, Level


def columns(session: Session):
    for book in session.scalars(select(Book)):
        id_ = book.id
        key = book.key
        key_hex = book.key.hex
        title = book.title
        author_id = book.author_id
        kind = book.kind
        kind_value = book.kind.value
        kind_name = book.kind.name
        level = book.level
        price = book.price
        weight = book.weight
        pages = book.pages
        printed = book.printed
        cover = book.cover
        bought_at = book.bought_at
        opens = book.opens
        reading = book.reading
        extra = book.extra
        loud = book.loud
        words = book.words
        short = book.short
        state = book.state
        name = book.name
        title_length = book.title_length
        label = book.label
        is_printed = not book.printed
        is_science = book.kind == Kind.science
        is_member = book.kind is Kind.fiction
        upper = book.title.upper()
        sentence = f"{book.title}: {book.kind}"
        sentence_too = "%s" % book.title
        more = book.weight * 2
        twice = book.price * 2
        when = book.bought_at.isoformat()
        date = book.bought_at.date()


def relationships(session: Session):
    for book in session.scalars(select(Book)):
        author = book.author
        tags = book.tags
        for tag in book.tags:
            tag_name = tag.name
        first_tag = book.first_tag()
        tag_names = book.tag_names[:]
        listed = list(book.tag_names)
    engines = session.scalars(select(Book).where(Book.title == "Engines")).one()
    owner = engines.author
    owner_name = engines.author.name
    proxied = engines.author_name
    books = engines.author.books
    book_of_author = engines.author.books[0]
    book_titles = [one.title for one in engines.author.books]
    profile = engines.author.profile
    back = engines.author.profile.author
    prizes = engines.author.prizes
    for prize in engines.author.prizes:
        prize_id = prize.id
    notes = engines.author.notes
    note = engines.author.notes["one"]
    note_maybe = engines.author.notes.get("two")
    note_values = list(engines.author.notes.values())
    visits = engines.author.visits.all()
    visit = engines.author.visits.first()
    visit_count = engines.author.visits.count()
    letters = session.scalars(engines.author.letters.select()).all()
    address = engines.author.address
    street = engines.author.address.street
    shown = engines.author.shown_name
    initial = engines.author.initial
    length = len(engines.author.books)


def made(session: Session):
    level = Level("guest")
    kind = Kind["science"]
    kind_name = Kind.science.name
    kind_value = Kind.science.value
    level_value = Level.guest.value
    author = Author(name="x", street="s", town="t")
    new_name = author.name
    authors = [Author(name="x", street="s", town="t")]
    kinds = list(Kind)
    values = [one.value for one in Kind]
