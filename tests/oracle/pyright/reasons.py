"""Why we may be silent where pyright speaks: from the source, as CPython parses it. What is left is "unexplained"."""
import ast
import functools
import os
import re

import sources

NONE = "unexplained"
PYDANTIC = {"BaseModel", "BaseSettings", "SQLModel"}
FIELDS = {"TypedDict", "NamedTuple", "MappedAsDataclass", "dataclass"}
PLAIN = {"object", "ABC", "Generic", "Protocol"}


def scope(node):
    return next((one for one in sources.above(node) if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))), None)


def decorators(node):
    return {sources.last_name(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list}


def of_class(tree, node, message):
    names = set(sources.bases(tree, node))
    pydantic = names & PYDANTIC
    if pydantic:
        said = sorted(pydantic)[0]
        return "%s: it ignores what it does not know" % said if message.startswith("No parameter") else "%s: a field without a value" % said
    if names & FIELDS or decorators(node) & {"dataclass", "define", "frozen", "s"}:
        return "a dataclass"
    if names - PLAIN:
        return "a class whose base is not the project's"
    return "a class with decorators" if node.decorator_list else NONE


def of_call(tree, path, row, classes):
    """None: it calls nothing of the project's own."""
    call = sources.call_at(path, row)
    name = call and sources.last_name(call.func)
    if name == "cls":
        around = next((node for node in sources.above(call) if isinstance(node, ast.ClassDef)), None)
        name = around.name if around else name
    if name in ("super", "__init__"):
        return "%s()" % name
    nodes = sources.defined(tree).get(name, []) if name else []
    if not nodes:
        return None
    functions = [node for node in nodes if not isinstance(node, ast.ClassDef)]
    if not functions:
        told = {of_class(tree, node, row.message) for node in nodes}
        if name in classes.models and told == {"a class whose base is not the project's"}:
            return "a mapped class whose base SQLAlchemy makes: pyright sees no constructor"
        return told.pop() if len(told) == 1 else "one of several classes of the name"
    if isinstance(call.func, ast.Attribute) and all(isinstance(node.above, ast.ClassDef) for node in functions):
        return "a method"
    if all(node.decorator_list for node in functions):
        return "a decorated function"
    if all(scope(node.above) for node in functions):
        return "a function inside a function"
    return "one of several functions of the name" if len(nodes) > 1 else NONE


def reached(path, row):
    """The expression whose attribute it is."""
    for node in ast.walk(sources.parsed(path) or ast.Module([], [])):
        if isinstance(node, ast.Attribute) and node.attr == row.name and node.end_lineno == row.line:
            if row.column <= node.end_col_offset - len(row.name):
                return node.value
    return None


@functools.lru_cache(maxsize=None)
def words(tree):
    """All of the project's source, one after the other."""
    text = []
    for path in sources.files(tree):
        with open(path, errors="replace") as file:
            text.append(file.read())
    return "\n".join(text)


def spelled(tree, pattern, name):
    return re.search(pattern % re.escape(name), words(tree))


def of_given(row):
    """What is not assignable to an attribute."""
    if re.search(r'to (?:type )?"(?:\w+\.)?(?:Column|MappedColumn)\b', row.text):
        return "a Column without Mapped: pyright takes its attribute for the column itself"
    if re.search(r'to (?:type )?"(?:_?RelationshipProperty|Relationship|hybrid_property|AssociationProxy|column_property)\b', row.text):
        return "a relationship or hybrid without a type: pyright takes its attribute for itself"
    if re.search(r'Type "None" is not assignable|\| None" is not assignable', row.text):
        return "it may be None, says its type"
    return "another type, say the annotations"


def of_attribute(tree, path, row):
    if row.kind == "given to a column":
        return of_given(row)
    if spelled(tree, r"backref\s*=?\s*\(?\s*[\"']%s[\"']", row.name):
        return "a backref, which only SQLAlchemy makes"
    nodes = sources.defined(tree).get(row.owner, [])
    if len({bool(PYDANTIC.intersection(sources.bases(tree, node))) for node in nodes if isinstance(node, ast.ClassDef)}) > 1:
        return "another class of the name"
    node = reached(path, row)
    if isinstance(node, ast.Name) and node.id in ("self", "cls"):
        return "of self"
    if spelled(tree, r"\.%s\s*=(?!=)", row.name):
        return "the project assigns to an attribute of the name"
    function = scope(node)
    parameters = function.args if function else None
    every = [*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs] if parameters else []
    if isinstance(node, ast.Name) and any(one.arg == node.id for one in every):
        return "of a parameter: only its annotation says what it is"
    if isinstance(node, (ast.Call, ast.Await)):
        return "of what a call gives"
    if isinstance(node, ast.Attribute):
        return "of an attribute"
    return "of a name" if isinstance(node, ast.Name) else NONE


def reason(tree, row, classes):
    """None where what pyright says is not of the project's own functions."""
    path = os.path.join(tree, row.path)
    if row.kind == "call":
        return of_call(tree, path, row, classes)
    if row.kind == "given to a column" and row.message.startswith("Argument"):
        call = sources.call_at(path, row)
        return of_given(row) if call and sources.last_name(call.func) in classes.models else None
    return of_attribute(tree, path, row)
