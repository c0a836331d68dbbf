"""Why a name that looks undefined does not fail, or may not: from the source, as CPython parses it."""
import ast
import functools
import re

NONE = "unexplained"
MAKERS = {"exec", "execfile", "globals"}
OWN = {"locals", "vars", "dir"}


@functools.lru_cache(maxsize=64)
def parsed(path):
    """The tree, with `above` set on each node; None for what is no Python."""
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError, RecursionError):
        return None
    tree.above = None
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    child.above, child.field = node, field
    return tree


def around(node):
    while node is not None:
        yield node
        node = node.above


def calls(tree, names):
    return any(isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names for node in ast.walk(tree))


def within(tree, line, name):
    """The name's node, or the string that spells it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name and node.lineno == line:
            return node
    for node in ast.walk(tree):
        spelled = isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\b%s\b" % re.escape(name), node.value)
        if spelled and node.lineno <= line <= node.end_lineno:
            return node
    return None


def ends(body, before):
    """Whether a statement of the body, before the given one, never goes on."""
    for statement in body:
        if statement is before:
            return False
        if isinstance(statement, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
            return True
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            if ast.unparse(statement.value.func) in {"sys.exit", "exit", "quit", "pytest.skip", "pytest.fail", "os._exit", "self.fail", "self.skipTest"}:
                return True
    return False


def in_annotation(node):
    for inner in around(node):
        if inner.above is None:
            return False
        if inner.field in {"annotation", "returns", "type_params"}:
            return True
    return False


def expects(node):
    """A try that catches NameError, an assertion that it is raised, a test of the version around it."""
    for inner in around(node):
        above = inner.above
        if isinstance(above, ast.Try) and inner.field == "body":
            caught = " ".join(ast.unparse(handler.type) if handler.type else "Exception" for handler in above.handlers)
            if re.search(r"\b(NameError|UnboundLocalError|Exception|BaseException)\b", caught):
                return "caught: the try around it catches %s" % ("NameError" if "NameError" in caught else "Exception")
        if isinstance(above, ast.With) and inner.field == "body":
            if re.search(r"[rR]aises", ast.unparse(above.items[0].context_expr)):
                return "expected: in a block that must raise"
        if isinstance(above, (ast.If, ast.IfExp, ast.While)) and inner.field in {"body", "orelse"}:
            test = ast.unparse(above.test)
            if re.search(r"version|PY2|PY3|hasattr|TYPE_CHECKING", test) or test in {"False", "0"}:
                return "never run: under `if version…`, `if TYPE_CHECKING`, `if 0`"
        body = getattr(above, inner.field, None) if above else None
        if isinstance(body, list) and isinstance(inner, ast.stmt) and ends(body, inner):
            return "never run: behind a return, raise or the like"
    return None


def reason(path, line, name):
    tree = parsed(path)
    if tree is None:
        return "the file does not parse"
    node = within(tree, line, name)
    if node is None:
        return "in a comment (types) or a string's part"
    if isinstance(node, ast.Constant):
        return "an annotation as a string: never evaluated"
    postponed = any(isinstance(stmt, ast.ImportFrom) and stmt.module == "__future__" and any(a.name == "annotations" for a in stmt.names)
                    for stmt in tree.body)
    if in_annotation(node):
        return "an annotation under `from __future__ import annotations`" if postponed else "an annotation that is evaluated"
    if isinstance(node.ctx, ast.Del):
        return "`del` of an unbound name"
    said = expects(node)
    if said:
        return said
    if calls(tree, MAKERS):
        return "the file makes names: exec(), globals()"
    if any(isinstance(stmt, ast.Global) and name in stmt.names for stmt in ast.walk(tree)):
        return "a `global` statement names it"
    function = next((inner for inner in around(node) if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef))), tree)
    bound = any(isinstance(inner, ast.Name) and inner.id == name and not isinstance(inner.ctx, ast.Load) for inner in ast.walk(function))
    if bound:
        return "bound in the function, by what comes later or was deleted"
    if any(isinstance(stmt, ast.ImportFrom) and stmt.names[0].name == "*" for stmt in ast.walk(tree)):
        return "a star import may bring it"
    if calls(function, OWN):
        return "the scope looks at its own names: locals(), vars(), dir()"
    return NONE
