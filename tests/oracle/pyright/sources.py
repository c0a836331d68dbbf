"""What a project's sources say, as CPython's ast reads them: its classes, its folders of modules, what a call calls."""
import ast
import collections
import functools
import os
import re

SKIPPED = {"node_modules", "__pycache__", ".git", ".venv", "venv", "site-packages"}
Classes = collections.namedtuple("Classes", "enums models settings")


def files(tree):
    for folder, folders, names in os.walk(tree):
        folders[:] = sorted(one for one in folders if one not in SKIPPED)
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(folder, name)


@functools.lru_cache(maxsize=None)
def parsed(path):
    """The tree, with `above` set on each node; None for what is no Python."""
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None
    tree.above = None
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.above = node
    return tree


def above(node):
    while node is not None:
        yield node
        node = node.above


@functools.lru_cache(maxsize=None)
def defined(tree):
    """Every function and class below the folder, by name: the nodes, each of which has its `path`."""
    found = collections.defaultdict(list)
    for path in files(tree):
        for node in ast.walk(parsed(path) or ast.Module([], [])):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                node.path = path
                found[node.name].append(node)
    return found


def last_name(node):
    if isinstance(node, ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@functools.lru_cache(maxsize=None)
def modules(tree):
    """What of the first words of imports may be the project's own: its folders and files."""
    found = set()
    for path in files(tree):
        parts = os.path.relpath(path, tree)[:-3].split(os.sep)
        found.update(parts)
    return found


@functools.lru_cache(maxsize=None)
def imported(path):
    """Names that the file imports, each with the first word of the module."""
    found = {}
    for node in ast.walk(parsed(path) or ast.Module([], [])):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            found.update((alias.asname or alias.name, (node.module.split(".")[0], alias.name)) for alias in node.names)
    return found


def bases(tree, node, seen=()):
    """The names of the classes above that are not the project's."""
    for base in map(last_name, node.bases):
        module, name = imported(node.path).get(base, (None, base))
        own = [one for one in defined(tree).get(name, []) if isinstance(one, ast.ClassDef)]
        if not own or (module and module not in modules(tree)):
            yield name
        elif base not in seen:
            for other in own:
                yield from bases(tree, other, (*seen, base))


@functools.lru_cache(maxsize=None)
def modules_of(path):
    """…and each with the whole module, as written."""
    return {alias.asname or alias.name: node.module or "" for node in ast.walk(parsed(path) or ast.Module([], []))
            if isinstance(node, ast.ImportFrom) for alias in node.names}


def own_bases(tree, node):
    """The project's classes above, by name, the nearest first."""
    found, names = [], [node]
    while names:
        for base in map(last_name, names.pop(0).bases):
            for other in defined(tree).get(base, []):
                if isinstance(other, ast.ClassDef) and other is not node and other not in found:
                    found.append(other)
                    names.append(other)
    return found


def fields(tree, node):
    """The annotated names of a class and of the project's classes above it, each with its statement."""
    found = {}
    for one in reversed([node, *own_bases(tree, node)]):
        found.update((stmt.target.id, stmt) for stmt in one.body
                     if isinstance(stmt, ast.AnnAssign) and isinstance(stmt.target, ast.Name))
    return found


def settings(tree):
    """Classes below pydantic's BaseSettings."""
    return {name for name, nodes in defined(tree).items()
            for node in nodes if isinstance(node, ast.ClassDef) and "BaseSettings" in bases(tree, node)}


def roots(tree):
    """The folders that would be on sys.path: below them lies, in a folder that is no package, a module that is imported."""
    imported, found = set(), {tree}
    for path in files(tree):
        for node in ast.walk(parsed(path) or ast.Module([], [])):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imported.add(node.module.split(".")[0])
    for folder, folders, names in os.walk(tree):
        folders[:] = sorted(one for one in folders if one not in SKIPPED)
        packages = [one for one in folders if os.path.exists(os.path.join(folder, one, "__init__.py"))]
        if "__init__.py" not in names and imported.intersection(packages):
            found.add(folder)
        if "__init__.py" not in names and {"pyproject.toml", "setup.py", "requirements.txt"}.intersection(names):
            found.add(folder)
    return sorted(found, key=lambda one: (-one.count(os.sep), one))


@functools.lru_cache(maxsize=None)
def calls(path):
    """Inner ones behind the outer ones."""
    found = [node for node in ast.walk(parsed(path) or ast.Module([], [])) if isinstance(node, ast.Call)]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset, -node.end_lineno, -node.end_col_offset))


def call_at(path, row):
    """The call that is told of as a whole, else the innermost that has the place in its arguments."""
    place, best = (row.line, row.column), None
    for node in calls(path):
        if (node.lineno, node.col_offset) == place and (node.end_lineno, node.end_col_offset) == row.end:
            return node
        if (node.func.end_lineno, node.func.end_col_offset) <= place < (node.end_lineno, node.end_col_offset):
            best = node
    return best


def place_of_call(tree, row):
    """Of a row that is about a call's arguments: where that call begins and ends."""
    if row.kind not in ("call", "model attribute") or "attribute \"" in row.message:
        return None
    call = call_at(os.path.join(tree, row.path), row)
    return call and (row.path, call.lineno, call.col_offset, call.end_lineno, call.end_col_offset)


def sqlalchemy(tree):
    """The major version that the project asks for: 1 where something there says so, else 2."""
    said = []
    for folder, folders, names in os.walk(tree):
        folders[:] = [one for one in folders if one not in SKIPPED]
        for name in names:
            if re.fullmatch(r"pyproject\.toml|setup\.(cfg|py)|Pipfile|.*requirements.*\.(txt|in)|.*\.txt", name):
                with open(os.path.join(folder, name), errors="replace") as file:
                    said += re.findall(r"(?im)^[\s\"']*sqlalchemy(?:\[\w+\])?[\"']?\s*(?:==|~=|=|>=|<=|<)\s*[\"'^~]?(\d)", file.read())
    return "1" if "1" in said and "2" not in said else "2"
