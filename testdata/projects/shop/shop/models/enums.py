import enum


class OrderStatus(str, enum.Enum):
    PENDING = "pending"
    PAID = "paid"
    SHIPPED = "shipped"
    COMPLETED = "completed"


class PaymentMethod(enum.Enum):
    CARD = "card"
    TRANSFER = "bank transfer"


class ProductState(enum.Enum):
    draft = "draft"
    listed = "listed"
    discontinued = "discontinued"


class CustomerTier(enum.StrEnum):
    BASIC = enum.auto()
    GOLD = enum.auto()


class DeliveryState(enum.Enum):
    packed = 1
    under_way = 2
    delivered = 3
