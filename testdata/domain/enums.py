import enum
from enum import Enum, IntEnum, StrEnum, auto

PREFIX = "state-"


class Plain(Enum):
    ONE = 1
    TWO = "two"
    THREE = PREFIX + "three"
    UNO = ONE
    ALSO_TWO = "two"
    PAIR = (1, 2)
    COMPUTED = len("abc")
    _ignore_ = []
    __private = 3

    @property
    def label(self):
        return self.name

    def method(self):
        return self

    annotated: int


class Text(str, Enum):
    A = "a"
    B = auto()

    def __str__(self):
        return self.value


class Automatic(StrEnum):
    LOUD = auto()
    QUIET = auto()


class Numbers(IntEnum):
    FIRST = 5
    NEXT = auto()


class Own(Enum):
    def __new__(cls, code, text):
        made = object.__new__(cls)
        made._value_ = code
        return made

    A = 1, "one"


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    A = auto()


class Colour(enum.Flag):
    RED = auto()
    BLUE = auto()


Made = Enum("Made", "A B")
Unknown = Enum("Unknown", load_names())
