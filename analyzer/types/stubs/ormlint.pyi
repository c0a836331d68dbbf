# Special forms that Python's typing has no words for. They stand in these stubs only and are read by types/stub_use.cpp.
from typing import Any

# --- rows ---
class Selected[names]: ...  # Selected["entities"]: the row of what is given to that parameter
class Added[R, names]: ...  # the row R with that behind it
class First[R]: ...  # a row's first column
class Part[R, name]: ...  # the column with the number that is given to that parameter, or the first
class Only[R]: ...  # of a row of one column that column, else the row
class Item[R]: ...  # what a Query of such rows gives: of one entity that, not a row

# --- SQL expressions ---
class Condition: ...  # NULL where one of its operands is
class Predicate: ...  # a condition that is never NULL
class Expression[V]: ...  # of which bool() raises TypeError; it loads a V
class Value: ...  # what the expression that has the method loads
class Unsure: ...  # an expression of which nothing more is known

# --- objects ---
class Fresh[T]: ...  # a mapped object that holds what the program gave it
