"""A private PostgreSQL for a judge: databases in it, what psql says to them and what pg_dump says of them."""
import glob
import pathlib
import subprocess
import tempfile

SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "support" / "postgres.sh"


def installed(major=None):
    """The folder of the programs of Debian's newest PostgreSQL, or of this one."""
    found = glob.glob("/usr/lib/postgresql/%s/bin/initdb" % (major or "*"))
    if not found:
        raise SystemExit("there is no PostgreSQL %s" % (major or "installed"))
    return pathlib.Path(max(found, key=lambda path: int(path.split("/")[-3]))).parent


class Server:
    """It lives as long as the `with` statement, on a unix socket in a folder of its own."""

    def __init__(self, programs, clients, *settings):
        self.clients = clients
        self.folder = tempfile.mkdtemp(prefix="ormlint-pg-")
        self.process = subprocess.Popen(["sh", SCRIPT, self.folder, programs, *settings],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            raise RuntimeError("the server did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def psql(self, database, sql):
        subprocess.run([self.clients / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "postgres", "-d", database],
                       input="SET client_min_messages = error;\n" + sql, check=True, text=True, stdout=subprocess.DEVNULL)

    def ask(self, database, query):
        """The rows of a query's one column, as one text."""
        return subprocess.run([self.clients / "psql", "-XqAt", "-h", self.folder, "-U", "postgres", "-d", database, "-c", query],
                              check=True, stdout=subprocess.PIPE, text=True).stdout

    def beside_tables(self, database):
        """What tables of this database may need and a schema does not hold: extensions and functions."""
        return self.ask(database, """
            SELECT format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I;', extname, nspname)
              FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql'
            UNION ALL SELECT format('CREATE COLLATION %I.%I (provider = %s, locale = %L, deterministic = %s);', nspname, collname,
                   CASE collprovider WHEN 'i' THEN 'icu' ELSE 'libc' END, coalesce(to_jsonb(c) ->> 'colliculocale', collcollate),
                   CASE WHEN collisdeterministic THEN 'true' ELSE 'false' END)
              FROM pg_collation c JOIN pg_namespace n ON n.oid = collnamespace WHERE nspname = 'public'
            UNION ALL SELECT 'SET check_function_bodies = off;'
            UNION ALL SELECT pg_get_functiondef(p.oid) || ';'
              FROM pg_proc p WHERE prokind = 'f' AND pronamespace = 'public'::regnamespace
               AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')""")

    def make(self, database, sql):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {database};\nCREATE DATABASE {database} TEMPLATE template0;\n")
        self.psql(database, sql)

    def load(self, database, sql):
        """A new database with as much of this as the server takes; what it says of the rest."""
        self.make(database, "")
        done = subprocess.run([self.clients / "psql", "-XqAt", "-h", self.folder, "-U", "postgres", "-d", database],
                              input="SET client_min_messages = error;\n" + sql, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              text=True)
        return [line for line in done.stderr.splitlines() if "ERROR" in line]

    def dump(self, database, *options):
        return subprocess.run([self.clients / "pg_dump", "-s", *options, "-h", self.folder, "-U", "postgres", database], check=True,
                              capture_output=True, text=True).stdout

    def url(self, database):
        return f"postgresql://postgres@/{database}?host={self.folder}"
