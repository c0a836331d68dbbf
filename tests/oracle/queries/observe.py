"""Runs the functions of testdata/queries/ and tells the Python type of every name they bind. See run.py.

    observe.py FOLDER      prints {"file.py": {"LINE NAME": [type, …]}}

Each function whose only parameter without a default is `session` runs twice, on an empty database and on one that holds
what `rows()` of models.py gives. A statement that raises (one() of no rows) is left behind, and the next one runs. A
type is ["list", [type…]]: a class's name and, for what holds others, a list of types for each of its places.
"""
import ast
import asyncio
import collections.abc
import importlib
import inspect
import json
import os
import sys
import warnings

import sqlalchemy
from sqlalchemy import create_engine, orm
from sqlalchemy.engine import Result, Row
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine



# --- types ---

def head_of(value):
    """The name by which a value's class is known: that of what SQLAlchemy derives it from."""
    name = type(value).__name__
    if isinstance(value, orm.Query):
        return "Query"
    if isinstance(value, Result):
        return "Result"
    if isinstance(value, orm.collections.InstrumentedList):
        return "list"
    if isinstance(value, orm.collections.InstrumentedSet):
        return "set"
    if isinstance(value, dict):
        return "dict"
    if isinstance(value, sqlalchemy.sql.elements.ClauseElement) and not hasattr(value, "columns_clause_froms"):
        return "SQL"
    if isinstance(value, collections.abc.Iterator):
        return "iterator"
    return name


def type_of(value):
    """[head, [types at a place]…]"""
    if isinstance(value, Row):
        return ["Row", *([type_of(part)] for part in value)]
    head = head_of(value)
    if head == "dict":
        return [head, united(map(type_of, value.keys())), united(map(type_of, value.values()))]
    if head in ("list", "tuple", "set", "frozenset", "_AssociationList"):
        return [head, united(map(type_of, value))]
    return [head]


def united(types):
    """One type for each head; what stands at their places is united in turn."""
    found = {}
    for head, *places in types:
        key = (head, len(places))
        known = found.setdefault(key, [head, *([] for _ in places)])
        for n, place in enumerate(places, 1):
            known[n] = united(known[n] + place)
    return [found[key] for key in sorted(found)]


# --- functions that tell what they bind ---

def names_in(target):
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]


class Telling(ast.NodeTransformer):
    """After each statement that binds names __tell__ is told; a statement that raises is passed over."""

    def __init__(self, told):
        self.told = told  # the names that are asked for, by line
        self.inside = False

    def tell(self, targets):
        calls = []
        for node in (node for target in targets for node in ast.walk(target)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                self.told.append("%d %s" % (node.lineno, node.id))
                text = "__tell__(%r, %s)" % (self.told[-1], node.id)
                calls.append(ast.copy_location(ast.parse(text).body[0], node))
        return calls

    def visit_function(self, node):
        node.body = [made for stmt in node.body for made in self.told_of(stmt)]
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_function

    def told_of(self, stmt):
        if isinstance(stmt, (ast.For, ast.AsyncFor, ast.If, ast.With, ast.AsyncWith)):
            target = [stmt.target] if hasattr(stmt, "target") else [stmt.test] if hasattr(stmt, "test") else []
            stmt.body = self.tell(target) + [made for inner in stmt.body for made in self.told_of(inner)]
            stmt.orelse = [made for inner in getattr(stmt, "orelse", []) for made in self.told_of(inner)]
            return [guarded(stmt, [])]
        if isinstance(stmt, ast.Assign):
            return [guarded(stmt, self.tell(stmt.targets))]
        return [guarded(stmt, [])] if isinstance(stmt, ast.Expr) else [stmt]


def guarded(stmt, after):
    handler = ast.parse("try: pass\nexcept __Raised__ as raised: __raised__(raised)").body[0].handlers[0]
    made = ast.Try(body=[stmt, *after], handlers=[handler], orelse=[], finalbody=[])
    return ast.fix_missing_locations(ast.copy_location(made, stmt))


class Observer:
    def __init__(self):
        self.types = {}     # "LINE NAME": types
        self.raised = []    # by runs on the database that has rows

    def module(self, path):
        asked = []
        with open(path) as file:
            tree = Telling(asked).visit(ast.parse(file.read()))
        module = {"__name__": os.path.basename(path)[:-3], "__tell__": self.tell, "__raised__": self.failed, "__Raised__": Exception}
        exec(compile(ast.fix_missing_locations(tree), path, "exec"), module)
        self.types = {name: [] for name in asked}
        return module

    def tell(self, name, value):
        self.types[name] = united(self.types[name] + [type_of(value)])

    def failed(self, error):
        self.raised.append("%s: %s" % (type(error).__name__, (str(error) or "?").splitlines()[0]))


def to_run(module, path):
    for function in list(module.values()):
        if not inspect.isfunction(function) or function.__code__.co_filename != path:
            continue
        parameters = list(inspect.signature(function).parameters.values())
        wanted = [parameter.name for parameter in parameters if parameter.default is parameter.empty]
        if wanted == ["session"] and parameters[0].annotation is not parameters[0].empty:
            yield function


def run_plain(function, models, filled):
    engine = create_engine("sqlite://")
    models.Base.metadata.create_all(engine)
    if filled:
        with orm.Session(engine) as session:
            session.add_all(models.rows())
            session.commit()
    with orm.Session(engine) as session:
        function(session)


async def run_async(function, models, filled):
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as connection:
        await connection.run_sync(models.Base.metadata.create_all)
    if filled:
        async with AsyncSession(engine) as session:
            session.add_all(models.rows())
            await session.commit()
    async with AsyncSession(engine) as session:
        await function(session)
    await engine.dispose()


def observe(path, models):
    observer = Observer()
    module = observer.module(path)
    for function in to_run(module, path):
        for filled in (False, True):
            observer.raised.clear()
            if inspect.iscoroutinefunction(function):
                asyncio.run(run_async(function, models, filled))
            else:
                run_plain(function, models, filled)
            for line in observer.raised if filled else ():
                sys.stderr.write("%s: %s: %s\n" % (path, function.__name__, line))
    return observer.types


def main():
    warnings.simplefilter("ignore")
    folder = os.path.abspath(sys.argv[1])
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    models = importlib.import_module("models")
    files = [name for name in sorted(os.listdir(folder)) if name.endswith(".py") and name not in ("models.py", "conditions.py")]
    json.dump({name: observe(os.path.join(folder, name), models) for name in files}, sys.stdout)


if __name__ == "__main__":
    main()
