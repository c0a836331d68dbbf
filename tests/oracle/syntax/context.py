"""Snippets that CPython's parser accepts and its symbol table or compiler may not, for `run.py --context`, and their
answers for tests/context_check_test.cpp:

    python3.13 tests/oracle/syntax/context.py testdata/syntax/context.txt
"""
import ast
import re
import sys
import textwrap
import warnings

# Statements that mean something only in some places. A line break is "\n", a level of indentation one blank.
STATEMENTS = r"""
return
return 1
yield 1
x = yield
yield from x
await x
x = await x
x: await x
x: (yield)
x: lambda: (await x)
break
continue
async for x in y: pass
async with x: pass
async with x as y, z: pass
for x in y: break\nelse: continue
while x: continue\nelse: break
for x in y:\n if x: break\n else: continue
while x:\n try: break\n finally: continue
while x:\n try: pass\n except* A: break
try: pass\nexcept* A: return
try: pass\nexcept* A:\n for x in y: break\n else: continue
global x
nonlocal x
global x, y; x = 1
x = 1; global x
x; global x
x: int; global x
global x; x: int
global x; x: int = 1
global x; (x): int = 1
del x; global x
for x in y: global x
import x; global x
import x as y; global y
def x(): pass\nglobal x
class x: pass\nnonlocal x
(x := 1); global x
[(x := 1) for y in z]; global x
[x for x in y]; global x
[y for y in x]; global x
lambda x: 1; global x
lambda: x; global x
try: pass\nexcept A as x: global x
with a as x: nonlocal x
x += 1; global x
x.y = 1; global x
match a:\n case x: global x
type x = int; global x
global x; nonlocal x
nonlocal x; global x
nonlocal x; x: int
from a import *
from __future__ import division
[x async for x in y]
(x async for x in y)
{x: 1 async for x in y}
[await x for x in y]
(await x for x in y)
{await x for x in y}
[x for x in await y]
[x for x in y for z in await w]
[[x async for x in y] for z in w]
([x async for x in y] for z in w)
[(x async for x in y) for z in w]
[lambda: await x for x in y]
lambda: await x
lambda: (yield)
lambda: (yield from x)
lambda: [await x for x in y]
[(yield) for x in y]
{(yield) for x in y}
{(yield): 1 for x in y}
((yield from z) for x in y)
[x for x in (yield)]
[x for x in y if (yield)]
[x for x in y for z in (yield)]
[lambda: (yield) for x in y]
[(x := 1) for y in z]
[(x := 1) for x in y]
[x for x in y if (x := 1)]
[[(x := 1) for y in z] for x in w]
[x for y in z if (x := y) for x in w]
[x for y in z if (x := y) for w in x]
[x for x in (y := z)]
[x for x in [y for y in (z := w)]]
[x for x in (lambda: (y := z))]
[x for x in y for z in (w := x)]
[(lambda: (x := 1)) for x in y]
{(x := y): 1 for y in z}
((x := y) for y in z)
def f(x, x): pass
def f(x, *, x): pass
def f(*x, x): pass
def f(x, /, **x): pass
def f(x=(yield)): pass
def f(x: (yield)): pass
def f(x: await y) -> (yield): pass
def f(x=await y): pass
async def f(x=await y): yield; return 1
async def f(): return 1
async def f(): yield; return
async def f(): await x; return 1
async def f(): yield from x
async def f():\n def g(): yield\n return 1
lambda x, x: 1
lambda x, *, y, **x: 1
def f[T, T](): pass
def f[T = int, U](): pass
def f[*T = x, **P](): pass
def f[T: (yield)](): pass
def f[T: (x, (y := 1))](): pass
def f[T = await x](): pass
def f[T](x: (yield)): pass
def f[T](x=(yield)): pass
def f[T]() -> (x := 1): pass
def f[T: [x for x in y]](): pass
def f[T: [(x := 1) for y in z]](): pass
def f[T](x: [(x := 1) for y in z]): pass
def f[T: lambda: (x := 1)](): pass
class A[T, *T]: pass
class A[T]((yield)): pass
class A[T](x := 1): pass
class A[T](k=await x): pass
class A[T]([(x := 1) for y in z]): pass
class A((yield)): pass
class A(x := 1): pass
class A: x = (yield)
class A: await x
class A: return
class A: [(x := 1) for y in z]
class A:\n x = 1\n def f(self): nonlocal x
class A:\n def f(self): nonlocal __class__
class A:\n def f(self):\n  x: int\n  def g(): nonlocal x
class A(x=1, x=2): pass
type A = (yield)
type A[T, T] = x
type A[T: (yield)] = x
type A = (x := 1)
type A = [(x := 1) for y in z]
type A = lambda: (x := 1)
type A = [await x for x in y]
def f[T]():\n nonlocal T
def f[T]():\n T = 1\n def g(): nonlocal T
class A[T]:\n nonlocal T
def f():\n x = 1\n def g(): nonlocal x
def f():\n x: int\n def g(): nonlocal x
def f():\n (x): int\n def g(): nonlocal x
def f():\n global x\n def g(): nonlocal x
def f():\n def g(): nonlocal x\n import x
def f():\n def g(): nonlocal x\n [(x := 1) for y in z]
def f():\n def g(): nonlocal x\n [x for x in z]
def f():\n x = 1\n class C:\n  global x\n  def g(self): nonlocal x
def f():\n x = 1\n def g():\n  global x\n  def h(): nonlocal x
def f(x): global x
def f(x): nonlocal x
def f(*x): global x
def f(x): x; x: int; global x
def f(): global x; nonlocal x
def f(): x = 1; nonlocal x
def f():\n def g(a: x): pass\n global x
def f():\n def g[T](a: x): pass\n global x
def f():\n def g(a: "x", b="x"): pass\n global x
def f():\n @x\n def g(): pass\n global x
f(a=1, a=2)
f(a=1, **b, a=2)
f(a=1)(a=2)
f(a=g(b=1, b=2), a=3)
*x
x = *y
x = *y,
x: int = *y
x += *y
yield *x
x = yield *x
return *x
for *x in y: pass
for x in *y: pass
for x in *y, z: pass
for *x, *y in z: pass
*x = y
*x, = y
*x, *y = z
(*x, *y), z = w
[*x, [*y, *z]] = w
[x, *y] = *z, w = v
with a as *x: pass
with a as (*x, *y): pass
[1 for *x in y]
[1 for *x, *y in z]
f"{*x}"
f"{x:{*y}}"
x[*a]
x[*a] = x[*b, *c]
print(*x, *y)
{*x, *y}; [*x]; (*x, *y)
__debug__ = 1
x.__debug__ = 1
x.__debug__
__debug__
del __debug__
del x.__debug__
x, (y.__debug__, z) = w
f(__debug__=1)
def f(__debug__): pass
def f(*, __debug__=1): pass
def f(**__debug__): pass
def __debug__(): pass
@x\ndef __debug__(): pass
@x\nclass __debug__: pass
lambda __debug__: 1
import __debug__
import a.__debug__
import __debug__.a
import a as __debug__
from a import __debug__
from a import __debug__ as b
for __debug__ in x: pass
for x.__debug__ in y: pass
with a as __debug__: pass
with a as x.__debug__: pass
try: pass\nexcept A as __debug__: pass
(__debug__ := 1)
__debug__ += 1
x.__debug__ += 1
__debug__: int
x.__debug__: int
[1 for __debug__ in x]
global __debug__
class A(__debug__=1): pass
type __debug__ = 1
def f[__debug__](): pass
try: pass\nexcept: pass\nexcept A: pass
try: pass\nexcept: pass\nexcept: pass
try: pass\nexcept A: pass\nexcept: pass
match x:\n case __debug__: pass
match x:\n case A(__debug__=1): pass
match x:\n case [*__debug__]: pass
match x:\n case a | b: pass
match x:\n case [a] | [b]: pass
match x:\n case [a, b] | [b, a]: pass
match x:\n case [a] | [a, b]: pass
match x:\n case [a, a]: pass
match x:\n case [a, *a]: pass
match x:\n case {1: a, **a}: pass
match x:\n case A(a, b=a): pass
match x:\n case [a] as a: pass
match x:\n case a, (1 | 2 as a): pass
match x:\n case _: pass\n case 1: pass
match x:\n case a: pass\n case 1: pass
match x:\n case a as b: pass\n case 1: pass
match x:\n case _ as b: pass\n case 1: pass
match x:\n case a if a: pass\n case 1: pass
match x:\n case _ | 1: pass
match x:\n case 1 | a: pass
match x:\n case 1 | a | 2: pass
match x:\n case (1 | _) | 2: pass
match x:\n case [_ | 1]: pass
match x:\n case [*a, *b]: pass
match x:\n case *_, *_: pass
match x:\n case {1: a, 1: b}: pass
match x:\n case {1: a, 1.0: b}: pass
match x:\n case {1.5: a, 1.50: b}: pass
match x:\n case {1: a, True: b}: pass
match x:\n case {0: a, False: b}: pass
match x:\n case {"a": a, 'a': b}: pass
match x:\n case {"it's": a, "it's": b}: pass
match x:\n case {b"a": a, b'a': b}: pass
match x:\n case {"a": a, b'a': b}: pass
match x:\n case {-1: a, -1: b}: pass
match x:\n case {-1: a, 1: b}: pass
match x:\n case {1 + 2j: a, 1 + 2j: b}: pass
match x:\n case {1 - 2j: a, 1 + 2j: b}: pass
match x:\n case {2j: a, 2j: b}: pass
match x:\n case {1_0: a, 0xA: b}: pass
match x:\n case {None: a, None: b}: pass
match x:\n case {a.b: a, a.b: b}: pass
match x:\n case A(a=1, a=2): pass
match x:\n case A(a=1, b=A(a=1)): pass
match x:\n case _ if y: break\n case _: return
"""

# Where a statement may stand; {} is its place, indented as the braces are.
PLACES = r"""
{}
if x:\n {}
def f():\n {}
async def f():\n {}
class C:\n {}
def f():\n class C:\n  {}
class C:\n def f(self):\n  {}
class C:\n async def f(self):\n  {}
def f(x):\n {}
def f():\n x = 1\n def g():\n  {}
for i in j:\n {}
async def f():\n while i:\n  {}
def f():\n try: pass\n except* E:\n  {}
while i:\n def f():\n  {}
from __future__ import annotations\nasync def f():\n {}
"""

# Whole files.
FILES = r"""
from __future__ import braces
from __future__ import nope
from __future__ import (annotations,\n nope)
from __future__ import annotations, nope
from __future__ import *
from __future__ import division as d
x = 1\nfrom __future__ import annotations
x = 1; from __future__ import annotations
x = 1\nfrom __future__ import nope
"doc"\nfrom __future__ import annotations
"doc"; from __future__ import annotations
("doc")\nfrom __future__ import annotations
"doc" "doc"\nfrom __future__ import annotations
"doc"\n"doc"\nfrom __future__ import annotations
b"doc"\nfrom __future__ import division
f"doc"\nfrom __future__ import division
from .__future__ import annotations
x = 1\nfrom .__future__ import annotations
import __future__
from __future__ import annotations\nimport x\nfrom __future__ import division
from __future__ import division; from __future__ import nope
if 1:\n from __future__ import division
from __future__ import annotations\nx: (yield)
from __future__ import annotations\nx: (y := 1)
from __future__ import annotations\nx: (await y)
from __future__ import annotations\ndef f(x: (yield)): pass
from __future__ import annotations\ndef f() -> (await y): pass
from __future__ import annotations\ndef f[T](x: (await y)): pass
from __future__ import annotations\ndef f[T: (yield)](): pass
from __future__ import annotations\nx: [(y := 1) for z in w]
from __future__ import annotations\nx: lambda: (yield)
from __future__ import annotations\nx: lambda: await y
from __future__ import annotations\nx: f(a=1, a=2)
from __future__ import annotations\ndef f():\n def g(a: x): pass\n global x
from __future__ import annotations\ndef f():\n def g(a=x): pass\n global x
def f(\n *a,\n a): pass
f(a=1,\n b=2,\n a=3)
@x\n@y\nclass A(\n a=1,\n a=2): pass
class A[\n T = int,\n U]: pass
match x:\n case A(a=y,\n  a=y): pass
def f():\n return 1\nreturn 2
def f(a, a): pass\nreturn
return\ndef f(a, a): pass
nonlocal x\ndef f(a, a): pass
"""


def nested(head, depth):
    return "".join(" " * n + head + "\n" for n in range(depth)) + " " * depth + "pass\n"


def nested_try(depth, tail):
    tails = "".join("".join(" " * n + line + "\n" for line in tail) for n in reversed(range(depth)))
    return nested("try:", depth) + tails


def deep():
    """Both sides of the limit of blocks."""
    for depth in (20, 21, 22):
        for head in ("for x in y:", "while x:", "with x:", "if x:"):
            yield nested(head, depth)
            yield "def f():\n" + textwrap.indent(nested(head, depth), " ")
            yield "def f():\n yield\n" + textwrap.indent(nested(head, depth), " ")
            yield "async def f():\n" + textwrap.indent(nested(head, depth), " ")
        yield nested_try(depth, ["except: pass"])
        yield nested_try(depth, ["finally: pass"])
    for depth in (10, 11):
        yield nested("with x, y:", depth)
        handlers = "".join(" " * n + "try: pass\n" + " " * n + "except A:\n" for n in range(depth))
        yield handlers + " " * depth + "pass\n"
        yield nested_try(depth, ["except: pass", "finally: pass"])


def unescaped(table):
    return [line.replace("\\n", "\n") for line in table.strip().split("\n")]


def placed(place, statement):
    head, _, _ = place.partition("{}")
    blanks = " " * (len(head) - len(head.rstrip(" ")))
    return place.format(statement.replace("\n", "\n" + blanks)) + "\n"


def accepted(text):
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def snippets():
    """Every statement in every place, and the whole files; those that this interpreter's parser accepts."""
    for statement in unescaped(STATEMENTS):
        yield from filter(accepted, [placed(place, statement) for place in unescaped(PLACES)])
    yield from filter(accepted, [text + "\n" for text in unescaped(FILES)])
    yield from deep()


def answer(text):
    try:
        compile(text, "snippet", "exec", dont_inherit=True)
    except SyntaxError as error:
        return "%d: %s" % (error.lineno, error.msg)
    return "ok"


# What only a parser by the whole grammar reads; ormlint's recovering one refuses it earlier.
UNREADABLE = re.compile(r"(def f|class A)\[\s*\*?T =|__future__ import \*")


def telling():
    """Of each statement the first place for each answer: a tenth of them, for a test without Python."""
    for statement in unescaped(STATEMENTS):
        told = set()
        for text in filter(accepted, [placed(place, statement) for place in unescaped(PLACES)]):
            said = answer(text).partition(": ")[2]
            if said not in told:
                yield text
            told.add(said)
    yield from filter(accepted, [text + "\n" for text in unescaped(FILES)])
    yield from deep()


def main():
    warnings.simplefilter("ignore")
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("What CPython %d.%d.%d says of each snippet; made by tests/oracle/syntax/context.py.\n" % sys.version_info[:3])
        for text in telling():
            if UNREADABLE.search(text):
                continue
            file.write("--- %s\n%s" % (answer(text), text))


if __name__ == "__main__":
    main()
