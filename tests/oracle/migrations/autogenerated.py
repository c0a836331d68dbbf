"""A project's own models, beside the database that its migrations have made: what its env.py hands to Alembic, without any
migration being run, and what Alembic's autogenerate says of the two."""
import ast
import contextlib
import logging.config
import os

import alembic.autogenerate
import postponed
import sqlalchemy
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext

OPTIONS = ("target_metadata", "include_object", "include_name", "include_schemas", "version_table", "version_table_schema")


class Configured(BaseException):
    """Leaves env.py where it would begin with the migrations, past every `except Exception`."""


def source(path):
    with open(path, "rb") as file:
        return postponed.rewritten(file.read())


def execute(path, config, script):
    """What env.py gives to configure() when it is asked for SQL, what its names stand for then, and why it has ended."""
    given, names, ended = {}, {"__name__": "env_py", "__file__": path}, None

    def configure(self, *positional, **named):
        given.update(named)
        raise Configured

    kept, logs = EnvironmentContext.configure, logging.config.fileConfig
    EnvironmentContext.configure, logging.config.fileConfig = configure, lambda *given, **named: None
    try:
        with EnvironmentContext(config, script, as_sql=True):
            exec(compile(source(path), path, "exec"), names)
    except Configured:
        pass
    except (Exception, SystemExit) as error:
        ended = error
    finally:
        EnvironmentContext.configure, logging.config.fileConfig = kept, logs
    return given, names, ended


def written(path, names):
    """What the calls of configure() in env.py would be given, as far as its globals tell; the one with a connection last."""
    calls = [node for node in ast.walk(ast.parse(source(path)))
             if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "configure"]
    made = {}
    for call in sorted(calls, key=lambda call: any(word.arg == "connection" for word in call.keywords)):
        for word in call.keywords:
            if word.arg in OPTIONS:
                with contextlib.suppress(Exception):
                    made[word.arg] = eval(compile(ast.Expression(word.value), path, "eval"), dict(names))
    return made


def handed(tree, config, script):
    """The MetaData and the options of a tree's env.py, or those that the table of projects makes."""
    if tree["models"]:
        names = {}
        exec(tree["models"], names)
        return {"target_metadata": names["metadata"], **{name: names[name] for name in OPTIONS if name in names}}
    path = os.path.join(tree["folder"], "env.py")
    given, names, ended = execute(path, config, script)
    made = {**{name: given[name] for name in OPTIONS if name in given}, **written(path, names)}
    if made.get("target_metadata") is None:
        raise LookupError("env.py tells of no MetaData: %s: %s" % (type(ended).__name__, ended)) from ended
    return made


def configuration(tree):
    ini = os.path.join(tree["start"], "alembic.ini")
    config = Config(ini if os.path.exists(ini) else None)
    config.set_main_option("script_location", tree["folder"])
    config.set_main_option("sqlalchemy.url", tree["url"].replace("%", "%%"))
    return config


def compare(connection, made):
    metadata = made.pop("target_metadata")
    several = metadata if isinstance(metadata, (list, tuple)) else [metadata]
    for defaults in (True, False):
        options = {"target_metadata": metadata, "compare_type": True, "compare_server_default": defaults, "include_schemas": False,
                   **made}
        try:
            context = MigrationContext.configure(connection, opts=options)
            found = alembic.autogenerate.compare_metadata(context, metadata)
        except sqlalchemy.exc.SQLAlchemyError:
            # Some default of the models is nothing that PostgreSQL can compare.
            connection.rollback()
            if not defaults:
                raise
        else:
            return {"tables": [table_of(table) for one in several for table in one.tables.values()], "defaults": defaults,
                    "found": [*facts(found), *beyond(connection, several)]}


def facts(found):
    for one in found:
        for step in one if isinstance(one, list) else [one]:
            yield fact(*step) if isinstance(step, tuple) else {"kind": type(step).__name__, "table": "", "columns": [], "words": str(step)}


def table_of(thing):
    table = getattr(thing, "table", thing)
    return (table.schema + "." if table.schema else "") + table.name


def shown(thing):
    """A type or a default in one's own words, which not everything has."""
    thing = getattr(thing, "arg", thing)
    thing = getattr(thing, "text", thing)
    try:
        return repr(thing) if isinstance(thing, sqlalchemy.types.TypeEngine) else str(thing)
    except Exception:
        return type(thing).__name__


def fact(kind, *rest):
    """One step of Alembic's as its kind, its table and columns, and the words that say it."""
    if kind in ("add_table", "remove_table"):
        return {"kind": kind, "table": table_of(rest[0]), "columns": [], "words": ""}
    if kind in ("add_column", "remove_column"):
        schema, table, column = rest[:3]
        words = "%s%s%s" % (column.type, "" if column.nullable else " NOT NULL", " DEFAULT" if column.server_default is not None else "")
        return {"kind": kind, "table": (schema + "." if schema else "") + table, "columns": [column.name], "words": words}
    if kind.startswith("modify_"):
        schema, table, column, _, before, after = rest[:6]
        return {"kind": kind, "table": (schema + "." if schema else "") + table, "columns": [column],
                "words": "database %s, models %s" % (shown(before), shown(after))}
    return of_several(kind, rest[0])


def of_several(kind, thing):
    """Indexes and constraints."""
    columns = [column.name for column in getattr(thing, "columns", [])]
    if not hasattr(thing, "table"):
        return {"kind": kind, "table": "", "columns": columns, "words": str(thing)}
    told = {"kind": kind, "table": table_of(thing), "columns": columns, "words": str(thing.name)}
    if kind.endswith("_index"):
        where = thing.dialect_options["postgresql"].get("where") is not None
        expressions = any(not isinstance(one, sqlalchemy.Column) for one in thing.expressions)
        said = [word for word, true in (("UNIQUE", thing.unique), ("partial", where), ("expressions", expressions)) if true]
        told.update(words=" ".join([told["words"], *said]), unique=bool(thing.unique))
    if kind.endswith("_fk"):
        actions = "".join(" ON %s %s" % (event, action) for event, action in (
            ("DELETE", thing.ondelete), ("UPDATE", thing.onupdate)) if action)
        told.update(target=thing.elements[0].target_fullname, actions=actions)
        told["words"] += " to " + told["target"] + actions
    return told


LABELS = """
    SELECT n.nspname, c.relname, a.attname, t.typname, array_agg(e.enumlabel ORDER BY e.enumsortorder)
      FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_type t ON t.oid = atttypid
      JOIN pg_enum e ON e.enumtypid IN (t.oid, t.typelem)
     WHERE NOT attisdropped GROUP BY 1, 2, 3, 4"""


def labels_of(kind):
    """What SQLAlchemy stores of a native enum, through decorators and arrays."""
    while isinstance(kind, sqlalchemy.types.TypeDecorator) or hasattr(kind, "item_type"):
        kind = kind.item_type if hasattr(kind, "item_type") else getattr(kind, "impl_instance", kind.impl)
    return set(kind.enums) if isinstance(kind, sqlalchemy.Enum) and kind.native_enum and kind.enums else None


def beyond(connection, several):
    """What Alembic does not compare: primary keys, and labels of enums."""
    inspector = sqlalchemy.inspect(connection)
    types = {(schema, table, column): (name.lstrip("_"), labels) for schema, table, column, name, labels in connection.exec_driver_sql(LABELS)}
    for table in [table for one in several for table in one.tables.values()]:
        if not inspector.has_table(table.name, table.schema):
            continue
        keys = [set(table.primary_key.columns.keys()), set(inspector.get_pk_constraint(table.name, table.schema)["constrained_columns"])]
        names = {column.key: column.name for column in table.columns}
        keys[0] = {names.get(key, key) for key in keys[0]}
        if keys[0] != keys[1]:
            yield {"kind": "primary_key", "table": table_of(table), "columns": [], "words": "models %s, database %s" % (
                sorted(keys[0]), sorted(keys[1]))}
        for column in table.columns:
            name, there = types.get((table.schema or "public", table.name, column.name), ("", ()))
            labels = labels_of(column.type)
            if there and labels is not None and set(there) != labels:
                yield {"kind": "enum_labels", "table": table_of(table), "columns": [column.name], "type": name,
                       "words": "of %s, only models %s, only database %s" % (name, sorted(labels - set(there)), sorted(set(there) - labels))}


def drift(tree, engine, script, missing):
    os.chdir(tree["start"])
    before = len(missing.used)
    with engine.connect() as connection:
        told = compare(connection, handed(tree, configuration(tree), script))
    return {**told, "stand_ins": missing.used[before:]}
