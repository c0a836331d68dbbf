"""Loads one row of each mapped class from PostgreSQL and tells the types of its columns' values. See run.py.

One JSON object a line in: {"path": a model project, "url": an empty database}; one out: {"module.Class": {attribute:
type}}, or {"error": text}. Each project is read by a process of its own, forked from one that has imported SQLAlchemy.

The rows are written as text by the type of the database's column, and foreign keys are not asked: what is judged is what
SQLAlchemy makes of a value when it loads it, and no model's own code shall stand in the way.
"""
import json
import os
import re
import signal
import sys
import warnings

from sqlalchemy import create_engine, text

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "mapper"))
import observe as mapper  # noqa: E402
from sqlalchemy import orm  # noqa: E402

TEXTS = [("BOOLEAN", "true"), ("TIMESTAMP", "2024-01-02 03:04:05"), ("DATE", "2024-01-02"), ("TIME", "03:04:05"),
         ("INTERVAL", "1 day"), ("BYTEA", "\\x80044b012e"), ("JSON", '{"a": 1}'), ("HSTORE", "a=>1"), ("INET", "10.0.0.1"),
         ("CIDR", "10.0.0.0/8"), ("MACADDR", "08:00:2b:01:02:03"), ("INT4RANGE", "[1,2)"), ("INT8RANGE", "[1,2)"),
         ("NUMRANGE", "[1,2)"), ("DATERANGE", "[2024-01-02,)"), ("TSRANGE", "[2024-01-02,)"), ("TSTZRANGE", "[2024-01-02,)"),
         ("INT4MULTIRANGE", "{[1,2)}"), ("BIT", "1"), ("MONEY", "1"), ("TSVECTOR", "a")]  # the bytes are a pickled 1


def written(column, number):
    """A value of the column's type in the database, as text; other rows have another one where that is possible."""
    kind = column.type.compile(dialect=mapper.POSTGRESQL).upper()
    labels = mapper.enum_of(column.type)
    if kind.endswith("[]"):
        item = labels.enums[0] if labels is not None else "1" if re.match("INT|BIGINT|SMALLINT|NUMERIC|FLOAT", kind) else "true" \
            if kind.startswith("BOOL") else "00000000-0000-0000-0000-000000000001" if kind.startswith("UUID") else "a"
        return "{%s}" % item
    if labels is not None and labels.enums:
        return labels.enums[number % len(labels.enums)]
    if kind.startswith("UUID"):
        return "00000000-0000-0000-0000-%012d" % number
    if kind == "CHAR(32)":
        return "%032d" % number
    for start, value in TEXTS:
        if kind.startswith(start):
            return value
    return str(number)


def insert(connection, made, number):
    """A row in each of the class's tables, with one key."""
    done = set()
    for table in made.tables:
        if table in done:
            continue
        done.add(table)
        values = {}
        there = existing(connection, table)
        for column in table.columns:
            if column.computed is not None or column.name not in there:
                continue
            values[column] = written(column, number)
            if made.polymorphic_on is not None and column is made.polymorphic_on and made.polymorphic_identity is not None:
                identity = made.polymorphic_identity
                values[column] = str(getattr(identity, "name", identity))
        quote = mapper.POSTGRESQL.identifier_preparer
        names = ", ".join(quote.format_column(column) for column in values)
        places = ", ".join("CAST(:v%d AS %s)" % (n, column.type.compile(dialect=mapper.POSTGRESQL))
                           for n, column in enumerate(values))
        connection.execute(text("INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)" % (quote.format_table(table), names, places)),
                           {"v%d" % n: value for n, value in enumerate(values.values())})


def row_with_key(query, made, number):
    first = made.primary_key[0]
    quote = mapper.POSTGRESQL.identifier_preparer
    condition = "CAST(%s.%s AS text) = :key" % (quote.format_table(first.table), quote.format_column(first))
    return query.filter(text(condition)).params(key=written(first, number)).first()


def loaded(engine, made, number):
    """The object's values; where there is none, since one of them cannot be loaded, each by itself."""
    with orm.Session(engine) as session:
        try:
            found = row_with_key(session.query(made.class_), made, number)
            values = {attribute.key: getattr(found, attribute.key) for attribute in made.column_attrs}
        except Exception:
            values = {}
            for attribute in made.column_attrs:
                session.rollback()
                try:
                    values[attribute.key] = row_with_key(session.query(getattr(made.class_, attribute.key)), made, number)[0]
                except Exception as error:
                    sys.stderr.write("%s.%s: %s\n" % (made.class_.__name__, attribute.key, str(error).splitlines()[0]))
    return {key: type(value).__name__ for key, value in values.items() if value is not None}


def create(engine, metadata):
    """All tables; where the server refuses that, those of their columns whose types it has."""
    try:
        return metadata.create_all(engine)
    except Exception:
        pass
    quote = mapper.POSTGRESQL.identifier_preparer
    for table in metadata.sorted_tables:
        for column in table.columns:
            kind = column.type.compile(dialect=mapper.POSTGRESQL)
            labels = mapper.enum_of(column.type)
            name = quote.format_table(table)
            attempts = ["CREATE TABLE IF NOT EXISTS %s ()" % name, "ALTER TABLE %s ADD COLUMN %s %s" % (
                name, quote.format_column(column), kind)]
            if labels is not None and labels.native_enum and labels.name:
                attempts.insert(1, "CREATE TYPE %s AS ENUM (%s)" % (labels.name, ", ".join("'%s'" % one for one in labels.enums)))
            for attempt in attempts:
                try:
                    with engine.begin() as connection:
                        connection.execute(text(attempt))
                except Exception:
                    pass


def existing(connection, table):
    rows = connection.execute(text("SELECT column_name FROM information_schema.columns WHERE table_name = :name"),
                              {"name": table.name})
    return {row[0] for row in rows}


def observe(request):
    mapper.load(request)
    orm.configure_mappers()
    engine = create_engine(request["url"])
    with engine.begin() as connection:
        for schema in {table.schema for metadata in mapper.METADATAS for table in metadata.tables.values() if table.schema}:
            connection.execute(text('CREATE SCHEMA IF NOT EXISTS "%s"' % schema))
    for metadata in mapper.METADATAS:
        create(engine, metadata)
    answer, number = {}, 0
    for registry in mapper._all_registries():
        for made in sorted(registry.mappers, key=lambda made: mapper.class_name(made.class_)):
            number += 1
            name = "%s.%s" % (made.class_.__module__, made.class_.__qualname__)
            try:
                with engine.begin() as connection:
                    connection.execute(text("SET session_replication_role = replica"))
                    insert(connection, made, number)
                answer[name] = loaded(engine, made, number)
            except Exception as error:
                sys.stderr.write("%s: %s: %s\n" % (request["path"], name, str(error).splitlines()[0]))
    return answer


def in_child(request):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        sys.dont_write_bytecode = True
        signal.alarm(60)
        warnings.simplefilter("ignore")
        try:
            answer = observe(request)
        except BaseException as error:
            answer = {"error": (str(error) or "?").splitlines()[0]}
        os.write(writing, json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    return data.decode() or json.dumps({"error": "the process ended"})


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(in_child(json.loads(line)) + "\n")
        sys.stdout.flush()
