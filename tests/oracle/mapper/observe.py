"""Imports model projects and tells what SQLAlchemy made of them: one JSON object a line in, one a line out. See run.py.

In: {"path": a file or folder, "modules": [dotted, …] or null for all, "tolerant": true to leave out what does not import}
Out: {"tables", "mappers", "error", "warnings", "files"}; with an error there are no facts. Each project is imported by a
process of its own, forked from one that has imported SQLAlchemy already: thousands are looked at in a minute.
"""
import json
import os
import signal
import sys
import warnings

import sqlalchemy
from sqlalchemy import ForeignKeyConstraint, MetaData, UniqueConstraint, create_mock_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import SAWarning

METADATAS = []
_init = MetaData.__init__


def _remember(self, *args, **keywords):
    _init(self, *args, **keywords)
    METADATAS.append(self)


MetaData.__init__ = _remember
from sqlalchemy import orm, types  # noqa: E402
from sqlalchemy.orm.mapper import _all_registries  # noqa: E402

for name in ("sqlmodel", "flask_sqlalchemy", "sqlalchemy.ext.associationproxy", "sqlalchemy.ext.hybrid",
             "sqlalchemy.ext.declarative", "sqlalchemy.ext.asyncio"):
    try:
        __import__(name)
    except Exception:
        pass

POSTGRESQL = postgresql.dialect()


# --- modules ---

def modules_below(path):
    """The folder to import from, and every module of a file or folder as (dotted name, file)."""
    path = os.path.abspath(path)
    root = os.path.dirname(path) if path.endswith(".py") else path
    while os.path.exists(os.path.join(root, "__init__.py")):
        root = os.path.dirname(root)
    files = [path] if path.endswith(".py") else []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        files += [os.path.join(folder, name) for name in sorted(names) if name.endswith(".py")]
    found = []
    for file in files:
        parts = os.path.relpath(file, root)[:-3].split(os.sep)
        if parts[-1] == "__init__":
            parts.pop()
        if parts and all(part.isidentifier() for part in parts):
            found.append(".".join(parts))
    return root, found


# --- facts ---

def plain_name(format_name, thing):
    """A constraint's or index's name as it stands in the DDL, long ones cut as SQLAlchemy cuts them; None: without."""
    try:
        name = format_name(thing)
    except Exception:
        name = thing.name if isinstance(thing.name, str) else None
    return name.strip('"') if name else None


def type_of(column):
    try:
        return column.type.compile(dialect=POSTGRESQL)
    except Exception:
        return None


def enum_of(kind):
    """The Enum below decorators, variants and arrays."""
    for _ in range(5):
        variants = getattr(kind, "_variant_mapping", None) or getattr(kind, "mapping", None)
        if isinstance(kind, types.Enum):
            return kind
        if variants and "postgresql" in variants:
            kind = variants["postgresql"]
        elif isinstance(kind, types.TypeDecorator):
            kind = kind.load_dialect_impl(POSTGRESQL)
        else:
            kind = getattr(kind, "item_type", None)
    return None


def table_facts(table):
    preparer = POSTGRESQL.identifier_preparer
    facts = {"name": table.name, "schema": table.schema, "columns": [], "foreign_keys": [], "unique": [], "indexes": [],
             "enums": [], "primary_key": [column.name for column in table.primary_key.columns]}
    for column in table.columns:
        facts["columns"].append({
            "name": column.name, "type": type_of(column), "nullable": column.nullable,
            "primary_key": column.primary_key, "default": column.default is not None,
            "server_default": column.server_default is not None})
        kind = enum_of(column.type)
        if kind is not None:
            facts["enums"].append({"column": column.name, "name": kind.name, "labels": list(kind.enums),
                                   "native": bool(kind.native_enum)})
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            facts["foreign_keys"].append({
                "columns": [column.name for column in constraint.columns],
                "refers": ["%s.%s" % (key.column.table.fullname, key.column.key) for key in constraint.elements],
                "name": plain_name(preparer.format_constraint, constraint),
                "ondelete": constraint.ondelete, "onupdate": constraint.onupdate})
        elif isinstance(constraint, UniqueConstraint):
            facts["unique"].append({"name": plain_name(preparer.format_constraint, constraint),
                                    "columns": [column.name for column in constraint.columns]})
    for index in table.indexes:
        plain = all(isinstance(part, sqlalchemy.Column) for part in index.expressions)
        facts["indexes"].append({"name": plain_name(preparer.format_index, index), "unique": bool(index.unique),
                                 "columns": [column.name for column in index.columns] if plain else None})
    return facts


def class_name(kind):
    return "%s.%s" % (kind.__module__, kind.__qualname__)


def column_name(column):
    return "%s.%s" % (getattr(column.table, "fullname", "?"), column.name)


def mapper_facts(mapper):
    facts = {"class": class_name(mapper.class_), "table": getattr(mapper.local_table, "fullname", None),
             "inherits": class_name(mapper.inherits.class_) if mapper.inherits else None,
             "columns": {}, "relationships": []}
    for attribute in mapper.column_attrs:
        if isinstance(attribute.expression, sqlalchemy.Column):
            facts["columns"][attribute.key] = attribute.columns[0].name
    for made in mapper.relationships:
        if made.parent is not mapper:
            continue
        facts["relationships"].append({
            "name": made.key, "target": class_name(made.mapper.class_), "direction": made.direction.name,
            "uselist": bool(made.uselist), "viewonly": bool(made.viewonly),
            "secondary": None if made.secondary is None else getattr(made.secondary, "fullname", "?"),
            "pairs": sorted([column_name(local), column_name(remote)] for local, remote in made.local_remote_pairs)})
    return facts


def listed(facts):
    """Lists in an order that does not depend on sets."""
    for key in ("foreign_keys", "unique", "indexes", "relationships"):
        facts.get(key, []).sort(key=lambda row: json.dumps(row, sort_keys=True))
    return facts


# --- one project ---

def load(request):
    root, names = modules_below(request["path"])
    sys.path.insert(0, root)
    for extra in request.get("roots") or []:
        sys.path.insert(0, extra)
    for name in request.get("modules") or names:
        try:
            __import__(name)
        except SystemExit:
            if not request.get("tolerant"):
                raise
        except Exception:
            if not request.get("tolerant"):
                raise
            if os.environ.get("ORACLE_VERBOSE"):
                sys.stderr.write("%s: %r\n" % (name, sys.exc_info()[1]))
    return root


def observe(request, answer):
    root = load(request)
    answer["phase"] = "configure"
    orm.configure_mappers()
    answer["phase"] = "create"
    engine = create_mock_engine("postgresql://", lambda *args, **keywords: None)
    for metadata in METADATAS:
        metadata.create_all(engine, checkfirst=False)
    answer["phase"] = "read"
    tables = [listed(table_facts(table)) for metadata in METADATAS for table in metadata.tables.values()]
    mappers = [listed(mapper_facts(mapper)) for registry in _all_registries() for mapper in registry.mappers]
    answer["tables"] = sorted(tables, key=lambda row: json.dumps([row["schema"] or "", row["name"], row], sort_keys=True))
    answer["mappers"] = sorted(mappers, key=lambda row: row["class"])
    files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    answer["files"] = sorted(file for file in files if file.startswith(root + os.sep) and "site-packages" not in file)


def told(error):
    text = str(error).split("\n(Background on this error")[0]
    return {"class": "%s.%s" % (type(error).__module__, type(error).__name__), "code": getattr(error, "code", None),
            "text": text}


def answer_of(request):
    answer = {"tables": [], "mappers": [], "error": None, "warnings": [], "files": [], "phase": "import"}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            observe(request, answer)
        except BaseException as error:
            answer["error"] = told(error)
    for warning in caught:
        if isinstance(warning.message, SAWarning):
            text = str(warning.message).split("\n(Background on this")[0].split(" (Background on this")[0]
            answer["warnings"].append({"code": getattr(warning.message, "code", None), "text": text})
    if answer["error"]:
        answer["tables"], answer["mappers"] = [], []
    return answer


def in_child(request):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        sys.dont_write_bytecode = True
        signal.alarm(request.get("seconds", 20))
        data = json.dumps(answer_of(request)).encode()
        while data:
            data = data[os.write(writing, data):]
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    return data.decode() or json.dumps({"tables": [], "mappers": [], "warnings": [], "files": [], "phase": "import",
                                        "error": {"class": "ended", "code": None, "text": "the process ended"}})


def main():
    for line in sys.stdin:
        sys.stdout.write(in_child(json.loads(line)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
