#!/usr/bin/env python3
"""Dumps of real databases, there and back again, on the installed PostgreSQL.

    run.py [DUMP...]      dumps of pg_dump, or any SQL that makes a schema
    run.py --large        a database of 1,000 tables and 200 enums of its own: the queries and the seconds that it takes

Each dump is loaded into an empty database, and

  loads      the server takes all of it; else what it refuses is named, and the rest is judged
  dump       the schema read from what pg_dump says of that database
  printed    ...printed as DDL, loaded and dumped again, is the same schema
  live       ...and the same as that read from the server, but for the types of views' columns
  snapshot   the server's snapshot, kept in a file, is the same schema as the server

Exit code 1 when one of them is not so.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from schemas import differ, plain_views, run, schema_of, tell  # noqa: E402
from servers import Server, installed  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]


def judge(ormlint, server, dump, told):
    refused = server.load("first", dump)
    told.extend(f"refused: {line}" for line in refused[:5])
    results = {"loads": not refused}
    truth = schema_of(ormlint, server.dump("first"))
    needed = server.beside_tables("first")
    told_of_triggers = re.compile(r"(?m)^-- ormlint: trigger .*\n")  # which it does not print as statements
    snapshot = run(ormlint, "snapshot", server.url("first"))
    results["live"] = differ("live", truth, live(ormlint, server.url("first")), told)
    results["snapshot"] = differ("snapshot", truth, schema_of(ormlint, snapshot), told)
    refused = server.load("second", needed + truth)
    told.extend(f"refused of what was printed: {line}" for line in refused[:5])
    printed = schema_of(ormlint, server.dump("second"))
    results["printed"] = differ("printed", told_of_triggers.sub("", truth), told_of_triggers.sub("", printed), told)
    return results, truth.count("CREATE TABLE"), truth.count("CREATE TYPE")


def live(ormlint, url):
    return plain_views(run(ormlint, "dump", "schema", "--schema", url))


def large_schema(tables=1000, enums=200):
    parts = [f"CREATE TYPE state_{n} AS ENUM ('new', 'open', 'paid', 'sent', 'lost');" for n in range(enums)]
    for n in range(tables):
        other = f",\n    other_id integer REFERENCES thing_{n - 1} (id) ON DELETE CASCADE" if n else ""
        parts.append(f"""CREATE TABLE thing_{n} (
    id serial PRIMARY KEY, name varchar(80) NOT NULL DEFAULT 'nobody', state state_{n % enums} NOT NULL,
    made_at timestamptz DEFAULT now(), amount numeric(10,2) CHECK (amount >= 0), data jsonb, UNIQUE (name, state){other});
CREATE INDEX ON thing_{n} (made_at);""")
    return "\n".join(parts)


def judge_large(ormlint, programs):
    with Server(programs, programs, "log_statement='all'", "max_locks_per_transaction=4096") as server:
        server.make("large", large_schema())
        log = pathlib.Path(server.folder) / "log"

        def statements():
            return sum("statement: " in line or "execute " in line for line in log.read_text().splitlines())

        before = statements()
        started = time.monotonic()
        text = run(ormlint, "snapshot", server.url("large"))
        seconds = time.monotonic() - started
        asked = statements() - before - 2  # BEGIN and SET
        print(f"{text.count('CREATE TABLE')} tables, {text.count('CREATE TYPE')} enums: {asked} statements, {seconds:.2f} s")
        return asked <= 12


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ormlint", default=ROOT / "build/release/ormlint", type=pathlib.Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("dumps", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    ormlint, programs = options.ormlint.resolve(), installed()
    if options.large:
        return 0 if judge_large(ormlint, programs) else 1
    failed = False
    with Server(programs, programs) as server:
        for path in options.dumps or sorted((ROOT / "testdata/schema/sources").glob("*.sql")):
            told = []
            try:
                results, tables, types = judge(ormlint, server, path.read_text(errors="replace"), told)
            except (RuntimeError, subprocess.CalledProcessError) as error:
                results, tables, types = {"error": False}, 0, 0
                told.append(str(error))
            failed = failed or not all(good for what, good in results.items() if what != "loads")
            tell(f"{path.name:32} {tables:4} tables {types:3} types ", results, told)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
