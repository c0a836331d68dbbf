from .catalog import Category, Product
from .customers import Customer
from .enums import CustomerTier, DeliveryState, OrderStatus, PaymentMethod, ProductState
from .orders import Delivery, Order, OrderLine
from .vouchers import Voucher

__all__ = [
    "Category",
    "Customer",
    "CustomerTier",
    "Delivery",
    "DeliveryState",
    "Order",
    "OrderLine",
    "OrderStatus",
    "PaymentMethod",
    "Product",
    "ProductState",
    "Voucher",
]
