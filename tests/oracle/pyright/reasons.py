"""Why we may be silent where pyright speaks: from the source, as CPython parses it. What is left is "unexplained"."""
import ast
import os

import sources

NONE = "unexplained"
DATA = {"BaseModel", "BaseSettings", "SQLModel", "TypedDict", "NamedTuple", "MappedAsDataclass", "MappedBase"}


def scope(node):
    return next((one for one in sources.above(node) if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))), None)


def of_class(tree, nodes):
    node = nodes[0]
    decorators = {sources.last_name(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list}
    names = set(sources.bases(tree, node))
    if "dataclass" in decorators or "define" in decorators or "dataclass" in names:
        return "a dataclass"
    if names & DATA:
        return "a class of %s" % sorted(names & DATA)[0]
    if names - set(sources.defined(tree)) - {"object", "ABC", "Generic", "Protocol"}:
        return "a class whose base is not the project's"
    return "a class with decorators" if decorators else NONE


def of_call(tree, path, row):
    """None: it calls nothing of the project's own."""
    call = sources.call_at(path, row.line, row.column)
    name = call and sources.last_name(call.func)
    nodes = sources.defined(tree).get(name, []) if name else []
    own_class = name in ("cls", "super", "__init__", "replace")
    if not nodes:
        return "%s()" % name if own_class else None
    if all(isinstance(node, ast.ClassDef) for node in nodes):
        return "several classes of the name" if len(nodes) > 1 and len({of_class(tree, [one]) for one in nodes}) > 1 else of_class(tree, nodes)
    functions = [node for node in nodes if not isinstance(node, ast.ClassDef)]
    if isinstance(call.func, ast.Attribute) and all(isinstance(node.above, ast.ClassDef) for node in functions):
        return "a method"
    if all(node.decorator_list for node in functions):
        return "a decorated function"
    if all(scope(node.above) for node in functions):
        return "a function inside a function"
    return "several functions of the name" if len(functions) > 1 else NONE


def reached(path, row):
    """The expression whose attribute it is."""
    for node in ast.walk(sources.parsed(path) or ast.Module([], [])):
        if isinstance(node, ast.Attribute) and node.attr == row.name and node.end_lineno == row.line:
            if node.end_col_offset - len(row.name.encode()) == row.column or not node.value.end_lineno == row.line:
                return node
    return None


def of_attribute(tree, path, row):
    node = reached(path, row)
    if node is None:
        return NONE
    value = node.value
    if isinstance(value, ast.Name) and value.id in ("self", "cls"):
        return "of self"
    function = scope(value)
    parameters = function.args if function else None
    every = [*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs] if parameters else []
    if isinstance(value, ast.Name) and any(one.arg == value.id and one.annotation for one in every):
        return "of a parameter: only its annotation says what it is"
    if isinstance(value, ast.Name) and any(one.arg == value.id for one in every):
        return "of a parameter: inferred from its default"
    if isinstance(value, (ast.Call, ast.Await)):
        return "of what a call gives"
    if isinstance(value, ast.Attribute):
        return "of an attribute"
    return "of a name" if isinstance(value, ast.Name) else NONE


def reason(tree, row, classes):
    """None where what pyright says is not of the project's own functions."""
    path = os.path.join(tree, row.path)
    if row.kind == "call":
        return of_call(tree, path, row)
    if row.kind == "given to a column" and "Argument of type" in row.message:
        call = sources.call_at(path, row.line, row.column)
        return "an argument" if call and sources.last_name(call.func) in classes.models else None
    return of_attribute(tree, path, row)
