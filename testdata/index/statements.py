from __future__ import annotations

import a.b as c, d
from ..x import y as z


@decorate(1, key=2, **more)
class A(B, metaclass=M):
    x: Mapped["User | None"] = f(1)[1:2, ::3]
    y = z = "a" "b\n" f"{x!r:>{w}}{{"

    async def m(self, a, /, b: int = 1, *args, c, **kw) -> list["X"]:
        global g
        async with a as b, c:
            await d
        return [i async for i in x if i if j for k in l], {1: 2, **z}, {*a}


if a and b and not c < d <= e is not f:
    pass
elif x:
    y
else:
    z

try:
    pass
except (A, B) as e:
    raise X from Y
finally:
    del a, b

match x, 1:
    case A.B | C(1, x=2) | -1 + 2j if g:
        pass
    case [a, *_]:
        pass
    case {"k": v, **r}:
        pass
    case _:
        pass

for i, (j, *k) in enumerate(x):
    break
else:
    lambda x, *y: (yield)

while (n := next(it)) is not None:
    continue

assert x, "message"
t += 1
