# Source: Python's documentation, "collections".
from typing import Iterable, MutableSequence

class deque[T](MutableSequence[T]):
    def __init__(self, iterable: Iterable[T] = ..., maxlen=None): ...

class OrderedDict[K, V](dict[K, V]): ...
