# Source: Python's documentation, "enum". Members of the project's enums are the analyzer's own matter.
class Enum:
    name: str
