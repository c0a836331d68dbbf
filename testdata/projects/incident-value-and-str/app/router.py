"""Two columns that look alike: one loads members, the other strings. Whoever mends one breaks the other."""
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Page


async def before(session: AsyncSession):
    pages = (await session.execute(select(Page))).scalars().all()
    return [
        {
            "curation": page.curation.value if page.curation else None,
            "processing": page.processing.value if page.processing else None,
            "kind": page.kind.name,
        }
        for page in pages
    ]


async def after(session: AsyncSession):
    page = await session.get(Page, 1)
    return {
        "curation": str(page.curation) if page.curation else None,
        "processing": str(page.processing),
        "selected": str(page.curation) == "Selected",
    }
