# sqlalchemy: 2
import shop.cart  # noqa: F401
import shop.customer  # noqa: F401
