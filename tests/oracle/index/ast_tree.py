#!/usr/bin/env python3
"""Print a Python file's syntax tree, as CPython's own `ast` sees it, in the form of `ormlint dump index`.

    ast_tree.py FILE…

Places that ast does not know (comprehensions, parameter lists, with items, cases, pieces of f-strings) are left out on
both sides.
"""
import ast
import io
import re
import sys
import tokenize

OPS = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mult", ast.MatMult: "mat_mult", ast.Div: "div", ast.Mod: "mod",
    ast.Pow: "pow", ast.LShift: "left_shift", ast.RShift: "right_shift", ast.BitOr: "bit_or", ast.BitXor: "bit_xor",
    ast.BitAnd: "bit_and", ast.FloorDiv: "floor_div", ast.Invert: "invert", ast.USub: "negate", ast.UAdd: "plus",
    ast.Not: "logical_not", ast.And: "logical_and", ast.Or: "logical_or", ast.Eq: "equal", ast.NotEq: "not_equal",
    ast.Lt: "less", ast.LtE: "less_equal", ast.Gt: "greater", ast.GtE: "greater_equal", ast.Is: "is",
    ast.IsNot: "is_not", ast.In: "in", ast.NotIn: "not_in",
}
CONVERSIONS = {115: "to_str", 114: "to_repr", 97: "to_ascii"}
NO_PLACE = ("comprehension", "parameters", "with_item", "case_clause", "comparator", "boolean_item")


def quoted(text):
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif ord(c) < 0x20 or ord(c) == 0x7F:
            out.append("\\x%02x" % ord(c))
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


class Printer:
    def __init__(self, source):
        # Places are those of the text in UTF-8, as ast's and ours are, whatever the file's encoding.
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        source = source.decode(encoding).encode("utf-8")
        self.starts = [0]
        # ast counts lines as the tokenizer does: \n, \r\n and \r
        for m in re.finditer(rb"\r\n|\n|\r", source):
            self.starts.append(m.end())
        self.source = source
        self.lines = []

    def line(self, depth, head, node=None, place=True):
        at = ""
        if node is not None and place and hasattr(node, "lineno"):
            begin = self.starts[node.lineno - 1] + node.col_offset
            end = self.starts[node.end_lineno - 1] + node.end_col_offset
            at = " %d..%d" % (begin, end)
        self.lines.append("  " * depth + head + at)

    def body(self, role, stmts, depth):
        if stmts:
            self.line(depth, role + ":")
            for stmt in stmts:
                self.stmt(stmt, depth + 1)

    def exprs(self, role, exprs, depth):
        if exprs:
            self.line(depth, role + ":")
            for expr in exprs:
                self.expr(expr, depth + 1)

    def stmt(self, s, d):
        kind = type(s).__name__
        getattr(self, "stmt_" + kind)(s, d)

    def function(self, s, d, is_async):
        self.line(d, "function_def" + (" async" if is_async else "") + " " + quoted(s.name), s)
        self.exprs("decorators", s.decorator_list, d + 1)
        self.exprs("type_parameters", getattr(s, "type_params", []), d + 1)
        self.arguments(s.args, d + 1)
        self.expr(s.returns, d + 1)
        self.body("body", s.body, d + 1)

    def stmt_FunctionDef(self, s, d): self.function(s, d, False)
    def stmt_AsyncFunctionDef(self, s, d): self.function(s, d, True)

    def stmt_ClassDef(self, s, d):
        self.line(d, "class_def " + quoted(s.name), s)
        self.exprs("decorators", s.decorator_list, d + 1)
        self.exprs("type_parameters", getattr(s, "type_params", []), d + 1)
        for e in self.in_order(s.bases + s.keywords):
            self.expr(e, d + 1)
        self.body("body", s.body, d + 1)

    def in_order(self, nodes):
        return sorted(nodes, key=lambda n: (n.lineno, n.col_offset))

    def plain(self, name, s, d, exprs):
        self.line(d, name, s)
        for e in exprs:
            self.expr(e, d + 1)

    def stmt_Return(self, s, d): self.plain("return_stmt", s, d, [s.value])
    def stmt_Delete(self, s, d): self.plain("delete_stmt", s, d, s.targets)
    def stmt_Assign(self, s, d): self.plain("assign", s, d, [s.value] + s.targets)
    def stmt_AugAssign(self, s, d): self.plain("aug_assign " + OPS[type(s.op)], s, d, [s.target, s.value])
    def stmt_AnnAssign(self, s, d): self.plain("ann_assign", s, d, [s.target, s.annotation, s.value])
    def stmt_Raise(self, s, d): self.plain("raise_stmt", s, d, [s.exc, s.cause])
    def stmt_Assert(self, s, d): self.plain("assert_stmt", s, d, [s.test, s.msg])
    def stmt_Expr(self, s, d): self.plain("expr_stmt", s, d, [s.value])
    def stmt_Pass(self, s, d): self.line(d, "pass_stmt", s)
    def stmt_Break(self, s, d): self.line(d, "break_stmt", s)
    def stmt_Continue(self, s, d): self.line(d, "continue_stmt", s)

    def stmt_TypeAlias(self, s, d):
        self.plain("type_alias", s, d, [s.name, s.value] + s.type_params)

    def names(self, kind, s, d):
        self.line(d, kind, s)
        for name in s.names:
            self.line(d + 1, "name " + quoted(name))

    def stmt_Global(self, s, d): self.names("global_stmt", s, d)
    def stmt_Nonlocal(self, s, d): self.names("nonlocal_stmt", s, d)

    def loop(self, head, s, d, exprs):
        self.plain(head, s, d, exprs)
        self.body("body", s.body, d + 1)
        self.body("orelse", getattr(s, "orelse", []), d + 1)

    def stmt_For(self, s, d): self.loop("for_stmt", s, d, [s.target, s.iter])
    def stmt_AsyncFor(self, s, d): self.loop("for_stmt async", s, d, [s.target, s.iter])
    def stmt_While(self, s, d): self.loop("while_stmt", s, d, [s.test])
    def stmt_If(self, s, d): self.loop("if_stmt", s, d, [s.test])

    def with_(self, head, s, d):
        self.line(d, head, s)
        for item in s.items:
            self.line(d + 1, "with_item")
            self.expr(item.context_expr, d + 2)
            self.expr(item.optional_vars, d + 2)
        self.body("body", s.body, d + 1)

    def stmt_With(self, s, d): self.with_("with_stmt", s, d)
    def stmt_AsyncWith(self, s, d): self.with_("with_stmt async", s, d)

    def try_(self, s, d, grouped):
        mark = " grouped" if grouped else ""
        self.line(d, "try_stmt" + mark, s)
        self.body("body", s.body, d + 1)
        if s.handlers:
            self.line(d + 1, "handlers:")
            for h in s.handlers:
                self.line(d + 2, "except_clause" + mark + (" " + quoted(h.name) if h.name else ""), h)
                self.expr(h.type, d + 3)
                self.body("body", h.body, d + 3)
        self.body("orelse", s.orelse, d + 1)
        self.body("finally", s.finalbody, d + 1)

    def stmt_Try(self, s, d): self.try_(s, d, False)
    def stmt_TryStar(self, s, d): self.try_(s, d, True)

    def stmt_Match(self, s, d):
        self.plain("match_stmt", s, d, [s.subject])
        self.line(d + 1, "handlers:")
        for case in s.cases:
            self.line(d + 2, "case_clause")
            self.pattern(case.pattern, d + 3)
            self.expr(case.guard, d + 3)
            self.body("body", case.body, d + 3)

    def aliases(self, names, d):
        for a in names:
            self.line(d + 1, "alias " + quoted(a.name), a)
            if a.asname:
                self.line(d + 2, "name " + quoted(a.asname))
            else:
                self.line(d + 2, "-")

    def stmt_Import(self, s, d):
        self.line(d, "import_stmt", s)
        self.aliases(s.names, d)

    def stmt_ImportFrom(self, s, d):
        level = " level=%d" % s.level if s.level else ""
        self.line(d, "import_from" + level + (" " + quoted(s.module) if s.module else ""), s)
        self.aliases(s.names, d)

    def arguments(self, a, d):
        self.line(d, "parameters")
        defaults = [None] * (len(a.posonlyargs) + len(a.args) - len(a.defaults)) + a.defaults
        for n, arg in enumerate(a.posonlyargs + a.args):
            sort = "positional_only" if n < len(a.posonlyargs) else "positional_or_keyword"
            self.arg(arg, sort, defaults[n], d + 1)
        if a.vararg:
            self.arg(a.vararg, "var_positional", None, d + 1)
        for arg, default in zip(a.kwonlyargs, a.kw_defaults):
            self.arg(arg, "keyword_only", default, d + 1)
        if a.kwarg:
            self.arg(a.kwarg, "var_keyword", None, d + 1)

    def arg(self, arg, sort, default, d):
        self.line(d, "parameter %s %s" % (sort, quoted(arg.arg)), arg)
        self.expr(arg.annotation, d + 1)
        self.expr(default, d + 1)

    def expr(self, e, d):
        if e is None:
            return self.line(d, "-")
        getattr(self, "expr_" + type(e).__name__)(e, d)

    def node(self, head, e, d, parts):
        self.line(d, head, e)
        for part in parts:
            self.expr(part, d + 1)

    def expr_Name(self, e, d): self.line(d, "name " + quoted(e.id), e)
    def expr_Attribute(self, e, d): self.node("attribute " + quoted(e.attr), e, d, [e.value])
    def expr_Subscript(self, e, d): self.node("subscript", e, d, [e.value, e.slice])
    def expr_Starred(self, e, d): self.node("starred", e, d, [e.value])
    def expr_Tuple(self, e, d): self.node("tuple", e, d, e.elts)
    def expr_List(self, e, d): self.node("list", e, d, e.elts)
    def expr_Set(self, e, d): self.node("set", e, d, e.elts)
    def expr_UnaryOp(self, e, d): self.node("unary " + OPS[type(e.op)], e, d, [e.operand])
    def expr_BinOp(self, e, d): self.node("binary " + OPS[type(e.op)], e, d, [e.left, e.right])
    def expr_BoolOp(self, e, d): self.node("boolean " + OPS[type(e.op)], e, d, e.values)
    def expr_IfExp(self, e, d): self.node("conditional", e, d, [e.test, e.body, e.orelse])
    def expr_NamedExpr(self, e, d): self.node("named", e, d, [e.target, e.value])
    def expr_Await(self, e, d): self.node("await", e, d, [e.value])
    def expr_Yield(self, e, d): self.node("yield", e, d, [e.value])
    def expr_YieldFrom(self, e, d): self.node("yield_from", e, d, [e.value])
    def expr_Slice(self, e, d): self.node("slice", e, d, [e.lower, e.upper, e.step])

    def expr_Call(self, e, d):
        self.node("call", e, d, [e.func] + self.in_order(e.args + e.keywords))

    def expr_keyword(self, e, d):
        self.node("keyword" + (" " + quoted(e.arg) if e.arg else ""), e, d, [e.value])

    def expr_Dict(self, e, d):
        self.node("dict", e, d, [part for pair in zip(e.keys, e.values) for part in pair])

    def expr_Compare(self, e, d):
        self.line(d, "compare", e)
        self.expr(e.left, d + 1)
        for op, right in zip(e.ops, e.comparators):
            self.line(d + 1, "comparator " + OPS[type(op)])
            self.expr(right, d + 2)

    def expr_Lambda(self, e, d):
        self.line(d, "lambda", e)
        self.arguments(e.args, d + 1)
        self.expr(e.body, d + 1)

    def comp(self, head, e, d, parts):
        self.node(head, e, d, parts)
        for g in e.generators:
            self.line(d + 1, "comprehension" + (" is_async" if g.is_async else ""))
            for part in [g.target, g.iter] + g.ifs:
                self.expr(part, d + 2)

    def expr_ListComp(self, e, d): self.comp("list_comp", e, d, [e.elt])
    def expr_SetComp(self, e, d): self.comp("set_comp", e, d, [e.elt])
    def expr_GeneratorExp(self, e, d): self.comp("generator", e, d, [e.elt])
    def expr_DictComp(self, e, d): self.comp("dict_comp", e, d, [e.key, e.value])

    def expr_Constant(self, e, d):
        if isinstance(e.value, str):
            self.line(d, "string " + quoted(e.value), e)
        elif isinstance(e.value, bytes):
            self.line(d, "bytes", e)
        elif e.value is None or e.value is True or e.value is False:
            self.line(d, "constant " + quoted(str(e.value)), e)
        elif e.value is Ellipsis:
            self.line(d, 'constant "..."', e)
        else:
            begin = self.starts[e.lineno - 1] + e.col_offset
            end = self.starts[e.end_lineno - 1] + e.end_col_offset
            self.line(d, "number " + quoted(self.source[begin:end].decode().replace("_", "")), e)

    def joined(self, head, e, d, place):
        self.line(d, head, e if place else None)
        for value in e.values:
            if isinstance(value, ast.Constant):
                self.line(d + 1, "string " + quoted(value.value))
            else:
                conversion = CONVERSIONS.get(value.conversion)
                self.line(d + 1, "formatted_value" + (" " + conversion if conversion else ""))
                self.expr(value.value, d + 2)
                if value.format_spec is None:
                    self.line(d + 2, "-")
                else:
                    self.joined("joined_string", value.format_spec, d + 2, False)

    def expr_JoinedStr(self, e, d): self.joined("joined_string", e, d, True)
    def expr_TemplateStr(self, e, d): self.joined("template_string", e, d, True)

    def expr_TypeVar(self, e, d): self.type_parameter("type_var", e, e.bound, d)
    def expr_TypeVarTuple(self, e, d): self.type_parameter("type_var_tuple", e, None, d)
    def expr_ParamSpec(self, e, d): self.type_parameter("param_spec", e, None, d)

    def type_parameter(self, sort, e, bound, d):
        self.line(d, "type_parameter %s %s" % (sort, quoted(e.name)), e)
        self.expr(bound, d + 1)
        self.expr(getattr(e, "default_value", None), d + 1)

    def pattern(self, p, d):
        if p is None:
            return self.line(d, "-")
        getattr(self, "pattern_" + type(p).__name__)(p, d)

    def pattern_MatchValue(self, p, d): self.node("match_value", p, d, [p.value])

    def pattern_MatchSingleton(self, p, d):
        self.line(d, "match_singleton", p)
        self.line(d + 1, "constant " + quoted(str(p.value)))

    def patterns(self, head, p, d, patterns):
        self.line(d, head, p)
        for part in patterns:
            self.pattern(part, d + 1)

    def pattern_MatchSequence(self, p, d): self.patterns("match_sequence", p, d, p.patterns)
    def pattern_MatchOr(self, p, d): self.patterns("match_or", p, d, p.patterns)
    def pattern_MatchStar(self, p, d): self.line(d, "match_star" + (" " + quoted(p.name) if p.name else ""), p)

    def pattern_MatchAs(self, p, d):
        self.patterns("match_as" + (" " + quoted(p.name) if p.name else ""), p, d, [p.pattern])

    def pattern_MatchMapping(self, p, d):
        self.line(d, "match_mapping", p)
        for key, value in zip(p.keys, p.patterns):
            self.expr(key, d + 1)
            self.pattern(value, d + 1)
        if p.rest:
            self.line(d + 1, "match_star " + quoted(p.rest))

    def pattern_MatchClass(self, p, d):
        self.line(d, "match_class", p)
        self.expr(p.cls, d + 1)
        for part in p.patterns:
            self.pattern(part, d + 1)
        for name, part in zip(p.kwd_attrs, p.kwd_patterns):
            self.line(d + 1, "keyword " + quoted(name))
            self.pattern(part, d + 2)


def tree(source):
    printer = Printer(source)
    printer.body("module", ast.parse(source).body, 0)
    return printer.lines


def placeless(lines):
    """ormlint's lines without what ast cannot confirm: places of some nodes, and annotations spelled in strings."""
    out, formatted, skip = [], [], None
    for line in lines:
        depth = len(line) - len(line.lstrip(" "))
        if skip is not None:
            if depth > skip:
                continue
            skip = None
        while formatted and depth <= formatted[-1]:
            formatted.pop()
        word = line.strip().split(" ", 1)[0]
        bare = re.sub(r" \d+\.\.\d+$", "", line)
        if word == "string":
            skip = depth
        if word == "bytes":
            line = re.sub(r'bytes ".*" (\d+\.\.\d+)$', r"bytes \1", line)
        direct = formatted and depth == formatted[-1] + 2
        nameless = word in NO_PLACE or (direct and word in ("string", "formatted_value", "joined_string"))
        if nameless:
            line = bare
        if word in ("joined_string", "template_string", "formatted_value"):
            formatted.append(depth)
        out.append(line)
    return out


def loosen(line):
    return re.sub(r" \d+\.\.\d+$", "", line)


def difference(source, printed):
    """The first line where the tree that ormlint printed differs from ast's, as a pair, or nothing."""
    wanted = [line.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for line in tree(source)]
    ours = placeless(printed.split("\n")[:-1])
    for n in range(max(len(wanted), len(ours))):
        a = wanted[n] if n < len(wanted) else "(end)"
        b = ours[n] if n < len(ours) else "(end)"
        if a != b and not (loosen(a) == loosen(b) and (a == loosen(a) or b == loosen(b))):
            return a.strip(), b.strip()
    return None


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            print("\n".join(tree(file.read())))
