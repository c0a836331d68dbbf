"""What the web asks of orders."""
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.db import get_session
from shop.models import Order, OrderStatus

router = APIRouter(prefix="/orders")


@router.get("/{order_id}")
async def read_order(order_id: int, session: AsyncSession = Depends(get_session)):
    order = await session.get(Order, order_id)
    if order is None:
        raise HTTPException(404, f"there is no order {order_id}")
    return {
        "id": order.id,
        "status": order.status.value,
        "channel": order.channel.value,
        "open": str(order.status) != "completed",
    }


@router.get("/")
async def list_orders(status: OrderStatus | None = None, session: AsyncSession = Depends(get_session)):
    query = select(Order).order_by(Order.created_at.desc())
    if status is not None:
        query = query.where(Order.status.value == status.value)
    orders = (await session.scalars(query)).all()
    return [{"id": order.id, "status": order.status.value} for order in orders]
