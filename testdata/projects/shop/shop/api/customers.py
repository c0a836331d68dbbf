    """What the web asks of customers."""
from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.db import get_session
from shop.models import Customer

router = APIRouter(prefix="/customers")


@router.get("/")
async def list_customers(session: AsyncSession = Depends(get_session)):
    return [customer.name for customer in await session.scalars(select(Customer))]
