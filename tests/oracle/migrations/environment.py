"""The virtual environment that migrations run in, and the process in it that runs one tree of them."""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import pythons  # noqa: E402

# What is judged by is pinned; what only has to import beside it is not.
PACKAGES = """alembic==1.19.2 SQLAlchemy==2.0.36 psycopg2-binary sqlmodel==0.0.50 Flask-SQLAlchemy==3.1.1 sqlalchemy-utils
sqlalchemy-searchable geoalchemy2 pgvector fastapi-users-db-sqlalchemy alembic-utils alembic-postgresql-enum Flask-Migrate pydantic
pydantic-settings email-validator python-slugify text-unidecode packaging funcy starlette PyYAML python-dotenv cryptography passlib
uvicorn python-dateutil arrow colour traitlets zope.sqlalchemy sqlalchemy-citext oslo.db neutron-lib jinja2-humanize-extension humanfriendly yarl
asyncpg orjson""".split()

# What models import besides. What is still missing is a stand-in, and told.
OF_MODELS = """httpx psycopg[binary] sqlalchemy-json flask-sqlalchemy-lite sqlalchemy-continuum bcrypt PyJWT itsdangerous python-jose
jinja2 Flask-Login structlog rich tenacity pytz cachetools babel fastapi pycountry pg8000 aiosqlite pyramid>=2 pyramid_retry venusian>=3
six>=1.16 orjson anyio typing-extensions requests isodate automat canonicalwebteam.flask-base marshmallow apispec msgpack
servicelayer pydantic-ai-slim[anthropic,google,mcp,openai,ui] strawberry-graphql""".split()


class Failed(Exception):
    """The runner could not begin, or has ended."""


class Runner:
    """A process that runs one tree of migrations against one database; see upgrade.py."""

    def __init__(self, python, tree, url, verbose=False):
        variables = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", PYTHONPATH=HERE)
        self.process = subprocess.Popen([python, os.path.join(HERE, "upgrade.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=None if verbose else subprocess.DEVNULL, env=variables, text=True)
        known = self.told({**tree, "url": url})
        if "error" in known:
            self.close()
            raise Failed(known["error"] + "\n" + known["trace"] if verbose else known["error"])
        self.revisions, self.parents = known["revisions"], known["parents"]

    def told(self, request):
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline() or '{"error": "the runner ended", "trace": ""}')
        except BrokenPipeError:
            raise Failed("the runner ended") from None

    def do(self, what, *to):
        return self.told({"do": what, "to": to})

    def ancestors(self, revision):
        """With the revision itself."""
        found, left = set(), [revision]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += self.parents[one]
        return found

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def python(cache, tree, with_models):
    """The models import more than the migrations do, and some projects need other versions of everything."""
    packages, name = (PACKAGES + OF_MODELS, "models") if with_models else (PACKAGES, "alembic")
    if tree["packages"]:
        packages, name = tree["packages"], re.sub(r"\W+", "-", os.path.basename(tree["root"]))
    return pythons.environment(os.path.join(cache, name), packages, pythons.newest(tuple(tree["before_python"])))
