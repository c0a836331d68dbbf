"""The same with AsyncSession: what is awaited, and what is streamed."""
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models import Author, Book, Note


async def many(session: AsyncSession):
    books = (await session.scalars(select(Book))).all()
    result = await session.execute(select(Book))
    executed = result.scalars().all()
    rows = (await session.execute(select(Book))).all()
    titles = (await session.scalars(select(Book.title))).all()
    pairs = (await session.execute(select(Book.title, Book.kind))).all()
    counts = (await session.execute(select(Book.kind, func.count()).group_by(Book.kind))).all()
    mappings = (await session.execute(select(Book.title))).mappings().all()
    loaded = (await session.scalars(select(Author).options(selectinload(Author.books)))).all()
    listed = list(await session.scalars(select(Book)))
    comprehended = [book.title for book in (await session.scalars(select(Book))).all()]


async def one(session: AsyncSession):
    first = (await session.scalars(select(Book))).first()
    one = (await session.scalars(select(Book).where(Book.title == "Engines"))).one()
    maybe = (await session.scalars(select(Book).where(Book.title == "Engines"))).one_or_none()
    result = await session.execute(select(Book).where(Book.title == "Engines"))
    scalar_maybe = result.scalar_one_or_none()
    scalar = await session.scalar(select(Book))
    count = await session.scalar(select(func.count(Book.id)))
    got = await session.get(Book, 1)
    got_one = await session.get_one(Book, 1)
    row = (await session.execute(select(Book.title, Book.kind))).first()
    kind = row.kind
    updated = (await session.scalars(update(Note).values(key="z").returning(Note.key))).all()
    synchronous = await session.run_sync(lambda inner: inner.get(Book, 1))
    merged = await session.merge(Note(id=1, key="a", author_id=1))


async def streams(session: AsyncSession):
    streamed = await session.stream_scalars(select(Book))
    async for book in streamed:
        title = book.title
    async for row in await session.stream(select(Book.title, Book.kind)):
        kind = row.kind
    async for single in (await session.stream(select(Book))).scalars():
        price = single.price
    stream_all = await (await session.stream(select(Book))).all()
    stream_scalars = await (await session.stream_scalars(select(Book))).all()
    stream_first = await (await session.stream_scalars(select(Book))).first()
    stream_one = await (await session.stream(select(Book).where(Book.title == "Engines"))).one_or_none()
    gathered = [book async for book in await session.stream_scalars(select(Book))]


async def awaited(session: AsyncSession):
    author = (await session.scalars(select(Author).where(Author.name == "Ada"))).one()
    books = await author.awaitable_attrs.books
    profile = await author.awaitable_attrs.profile
    name = author.name
    born = author.born
