import sys

from shop.orders import status
from . import errors, kinds
from .versions import grouped
import plug


def later():
    from . import lazy

    return lazy
