# Source: Python's documentation, "json". What loads() gives depends on the text.
from typing import Any

def dumps(
    obj, *, skipkeys=..., ensure_ascii=..., check_circular=..., allow_nan=..., cls=None, indent=None,
    separators=None, default=None, sort_keys=..., **kw,
) -> str: ...
def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, **kw) -> Any: ...
