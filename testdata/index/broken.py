import enum


class Good(enum.Enum):
    ONE = 1


def unfinished(:
    return 1


class After(enum.Enum):
    TWO = 2
