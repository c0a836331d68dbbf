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


# Why pydantic may take an object without a field, the strongest first.
ABSENT = ["the field has no default", "the field is Optional: pydantic 1 gives it None", "the field goes by its alias",
          "the default is Field's first argument, which pyright does not read as one"]


def of_field(field):
    if field is None:
        return ABSENT[2]
    value = field.value
    if isinstance(value, ast.Call) and value.args and not (isinstance(value.args[0], ast.Constant) and value.args[0].value is ...):
        return ABSENT[3]
    if isinstance(value, ast.Call) and any(one.arg and "alias" in one.arg for one in value.keywords):
        return ABSENT[2]
    return ABSENT[1] if re.search(r"Optional\[|\bNone\b", ast.unparse(field.annotation)) else ABSENT[0]


def validates(tree, node):
    """A validator of the class's own, or of one above it, sees what is given before the fields are asked for."""
    marks = {"root_validator", "model_validator", "validator"}
    return any(isinstance(one, ast.FunctionDef) and decorators(one) & marks
               for above in [node, *sources.own_bases(tree, node)] for one in above.body)


def of_fields(tree, node, message):
    declared = sources.fields(tree, node)
    return min((of_field(declared.get(name)) for name in re.findall(r'"(\w+)"', message)), key=ABSENT.index)


def of_missing(tree, node, said, message):
    if said == "BaseSettings":
        return "the environment has it"
    if said == "SQLModel" and any(one.arg == "table" for one in node.keywords):
        return "a table's constructor demands nothing"
    why = of_fields(tree, node, message)
    return "a validator may fill it in" if why == ABSENT[0] and validates(tree, node) else why


def of_class(tree, node, message):
    names = set(sources.bases(tree, node))
    pydantic = names & PYDANTIC
    if pydantic:
        said = sorted(pydantic)[0]
        if message.startswith("Argument"):
            return "%s: %s" % (said, of_missing(tree, node, said, message))
        return "%s: it ignores what it does not know" % said
    if names & FIELDS or decorators(node) & {"dataclass", "define", "frozen", "s"}:
        return "a dataclass"
    if names - PLAIN:
        return "a class whose base is not the project's"
    return "a class with decorators" if node.decorator_list else NONE


def meant(tree, path, nodes, message):
    """Of classes of one name those that the file imports or holds; else those that have the fields which are told of."""
    module = sources.modules_of(path).get(nodes[0].name, "").split(".")[-1]
    near = [node for node in nodes if node.path == path or
            module in (os.path.basename(node.path)[:-3], os.path.basename(os.path.dirname(node.path)))]
    names = re.findall(r'"(\w+)"', message) if message.startswith("Argument") else []
    return near or [node for node in nodes if set(names) & set(sources.fields(tree, node))] or nodes


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
    if row.message.startswith("Argument") and any(one.arg is None for one in call.keywords):
        return "a dict is unpacked, which pyright takes for empty where it may be None"
    if not functions:
        told = {of_class(tree, node, row.message) for node in meant(tree, path, nodes, row.message)}
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
    if row.name in ("__table__", "__mapper__"):
        return "SQLAlchemy sets it"
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
