# What tree-sitter's grammar reads otherwise than Python, so that the recovering parser has to know better.
import a.b, a . c as d
from . \
    e import f

type(x).size = 1; type(x)[0].__str__.name = "a"
type Pair[T: int, *Ts] = tuple[T, *Ts]
if x:
    print >> x, "message"
    print >> (x,  # a comment
              y); exec = x
f"{x:=10}" "b" f"{(y := 1)} {x:>{w:=5}} {2:a{y=}}"
z = x ^ y & w | x & y ^ (z
     & w ^ y)
(a), (b)
def g(*args: "*Ts", y: 'Literal["a"]', z: "a, b", u: Annotated[a, f("b")]):
    1, (yield)
    match x:
        case -0 + 0j: pass
        case *x, 2,: pass
        case -1 | {-1: _} | _: pass
with (a,): pass
with (a, b): pass
with (a, b), c: pass
with (a): pass
with (a, b) as c: pass
with (a as b, c): pass
with a if b else c as d: pass
with (a if b else (c) as d,): pass
x = (  # a comment
    y
) = f"""\
{z}"""
