"""A library in SQLAlchemy 2.0's style: every kind of attribute that a query can give."""
import datetime
import decimal
import enum
import uuid
from typing import List, Optional

from sqlalchemy import JSON, Column, Enum, ForeignKey, LargeBinary, Numeric, String, Table, TypeDecorator, func
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (DeclarativeBase, DynamicMapped, Mapped, WriteOnlyMapped, attribute_keyed_dict, column_property,
                            composite, mapped_column, relationship, synonym)


class Base(AsyncAttrs, DeclarativeBase):
    pass


class Kind(enum.Enum):
    fiction = "FICTION"
    science = "SCIENCE"


class Level(str, enum.Enum):
    guest = "guest"
    member = "member"


class Shout(TypeDecorator):
    """Loads text in capitals."""

    impl = String
    cache_ok = True

    def process_result_value(self, value, dialect):
        return value.upper() if value is not None else None


class Words(TypeDecorator):
    """Text that loads as a list."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return " ".join(value) if value is not None else None

    def process_result_value(self, value, dialect):
        return value.split(" ") if value is not None else None


class Short(TypeDecorator):
    """Says nothing of what it loads."""

    impl = String(20)
    cache_ok = True


book_tags = Table("book_tags", Base.metadata,
                  Column("book_id", ForeignKey("books.id"), primary_key=True),
                  Column("tag_id", ForeignKey("tags.id"), primary_key=True))


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def __init__(self, name):
        self.name = name


class Address:
    def __init__(self, street, town):
        self.street = street
        self.town = town

    def __composite_values__(self):
        return self.street, self.town


class Author(Base):
    __tablename__ = "authors"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    born: Mapped[Optional[datetime.date]]
    street: Mapped[str]
    town: Mapped[str]
    address: Mapped[Address] = composite("street", "town")
    books: Mapped[List["Book"]] = relationship(back_populates="author", order_by="Book.id")
    profile: Mapped[Optional["Profile"]] = relationship(back_populates="author")
    prizes: Mapped[set["Prize"]] = relationship()
    notes: Mapped[dict[str, "Note"]] = relationship(collection_class=attribute_keyed_dict("key"))
    visits: DynamicMapped["Visit"] = relationship()
    letters: WriteOnlyMapped["Letter"] = relationship()
    titles: AssociationProxy[List[str]] = association_proxy("books", "title")

    @hybrid_property
    def shown_name(self) -> str:
        return self.name + "!"

    @hybrid_property
    def initial(self):
        return func.substr(self.name, 1, 1) if not isinstance(self.name, str) else self.name[0]


class Profile(Base):
    __tablename__ = "profiles"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    text: Mapped[Optional[str]]
    author: Mapped["Author"] = relationship(back_populates="profile")


class Book(Base):
    __tablename__ = "books"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[uuid.UUID]
    title: Mapped[str] = mapped_column()
    author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("authors.id"))
    kind: Mapped[Kind]
    level: Mapped[Optional[Level]] = mapped_column(Enum(Level, values_callable=lambda e: [m.value for m in e]))
    price: Mapped[decimal.Decimal] = mapped_column(Numeric(8, 2))
    weight: Mapped[float]
    pages: Mapped[Optional[int]]
    printed: Mapped[bool]
    cover: Mapped[Optional[bytes]] = mapped_column(LargeBinary)
    bought_at: Mapped[datetime.datetime]
    opens: Mapped[Optional[datetime.time]]
    reading: Mapped[Optional[datetime.timedelta]]
    extra: Mapped[Optional[dict]] = mapped_column(JSON)
    loud: Mapped[Optional[str]] = mapped_column(Shout)
    words: Mapped[Optional[list]] = mapped_column(Words)
    short: Mapped[str] = mapped_column(Short)
    state: Mapped[str] = mapped_column(Enum("new", "old", name="state"))
    author: Mapped[Optional["Author"]] = relationship(back_populates="books")
    tags: Mapped[list["Tag"]] = relationship(secondary=book_tags, order_by="Tag.id")
    tag_names: AssociationProxy[list[str]] = association_proxy("tags", "name")
    author_name = association_proxy("author", "name")
    name = synonym("title")
    title_length: Mapped[int] = column_property(func.length(title))

    @property
    def label(self) -> str:
        return "%s (%s)" % (self.title, self.kind.name)

    @hybrid_property
    def is_long(self) -> bool:
        return self.pages > 100

    def first_tag(self) -> Optional[Tag]:
        return self.tags[0] if self.tags else None


class Prize(Base):
    __tablename__ = "prizes"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))


class Note(Base):
    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    key: Mapped[str]


class Visit(Base):
    __tablename__ = "visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))


class Letter(Base):
    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))


def rows():
    """The rows that queries find. Of what may be None there are two books: one without any."""
    ada = Author(name="Ada", born=datetime.date(1815, 12, 10), street="St", town="Town")
    ada.profile = Profile(text="t")
    ada.prizes = {Prize(), Prize()}
    ada.notes = {"one": Note(key="one")}
    ada.visits.add(Visit())
    ada.letters.add(Letter())
    bob = Author(name="Bob", street="St", town="Town")
    full = Book(key=uuid.UUID(int=1), title="Engines", author=ada, kind=Kind.science, level=Level.guest,
                price=decimal.Decimal("9.50"), weight=1.5, pages=200, printed=True, cover=b"c",
                bought_at=datetime.datetime(2024, 1, 2), opens=datetime.time(8), reading=datetime.timedelta(hours=2),
                extra={"a": 1}, loud="loud", words=["a", "b"], short="s", state="new", tags=[Tag("old"), Tag("good")])
    bare = Book(key=uuid.UUID(int=2), title="Empty", kind=Kind.fiction, price=decimal.Decimal(1), weight=1.0,
                printed=False, bought_at=datetime.datetime(2024, 1, 2), short="s", state="old", extra=None)
    return [ada, bob, full, bare]
