"""What trees of real projects need beyond their layout to run from an empty database, by the end of their paths.

    path       folders on Python's path, from the project's root, in place of those of the layout
    naming     the naming convention of the MetaData that their env.py hands to Alembic
    stand_ins  modules of their own that cannot be imported without the application's configuration
    imports    modules that env.py imports for what they register
    before     what their deployment does to the database beforehand
    versions   which of the folders of version files, from the tree's, where not all are meant
    skip       revisions that are stamped and not run, each with the reason
    packages   what its virtual environment holds, in place of what the others share; before_python, the first version too new for them
    models     for --drift, in place of env.py: what makes `metadata`, their models, and options of Alembic's configure()
    postponed  it is written for Python 3.14, where annotations are not evaluated
"""

POLAR = {"ix": "ix_%(column_0_N_label)s", "uq": "%(table_name)s_%(column_0_N_name)s_key",
         "ck": "%(table_name)s_%(constraint_name)s_check", "fk": "%(table_name)s_%(column_0_N_name)s_fkey", "pk": "%(table_name)s_pkey"}
H = {"ix": "ix__%(column_0_label)s", "uq": "uq__%(table_name)s__%(column_0_name)s", "ck": "ck__%(table_name)s__%(constraint_name)s",
     "fk": "fk__%(table_name)s__%(column_0_name)s__%(referred_table_name)s", "pk": "pk__%(table_name)s"}
USUAL = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
         "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"}
PHOENIX = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
           "ck": "ck_%(table_name)s_`%(constraint_name)s`", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
           "pk": "pk_%(table_name)s"}
TRACECAT = {**USUAL, "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s"}
PREFECT = {"ix": "ix_%(table_name)s__%(column_0_N_name)s", "uq": "uq_%(table_name)s__%(column_0_N_name)s",
           "ck": "ck_%(table_name)s__%(constraint_name)s", "fk": "fk_%(table_name)s__%(column_0_N_name)s__%(referred_table_name)s",
           "pk": "pk_%(table_name)s"}

SQLMODEL_OLD = """alembic==1.13.3 SQLAlchemy==1.4.41 sqlmodel==0.0.8 pydantic[email]==1.10.24 psycopg2-binary fastapi==0.88.0
fastapi-utils==0.2.1 python-dotenv loguru python-jose uuid7 fastapi-limiter==0.1.5 requests redis""".split()
NOTIFY = """
import flask, zoneinfo
import notifications_utils.timezones as timezones
timezones.local_timezone = zoneinfo.ZoneInfo("Europe/London")
timezones.convert_utc_to_bst = timezones.convert_bst_to_utc = lambda time: time
timezones.utc_string_to_aware_gmt_datetime = lambda time: time
from app.config import Config
judged = flask.Flask("judged")
judged.config.from_object(Config)
judged.app_context().push()
"""
FLASK_APP = "import flask; flask.Flask('judged').app_context().push()"

ANY_VERSION = """
import importlib.metadata
known = importlib.metadata.version
def version(name):
    try:
        return known(name)
    except importlib.metadata.PackageNotFoundError:
        return "1.0.0"
importlib.metadata.version = version
"""
KEYS = """
import os, tempfile
file = tempfile.NamedTemporaryFile("w", suffix=".json", delete=False)
file.write('{"keys": []}')
file.close()
os.environ["POLAR_JWKS"] = file.name
"""
PYDANTIC_1 = """
import pydantic
pydantic.validator = pydantic.root_validator = lambda *given, **named: lambda function: function
"""
NAIVE_TIMES = """
import sqlmodel.sql.sqltypes as types
types.UTCDateTime.process_bind_param = lambda self, value, dialect: value
"""
KEEP = {"KEEP_EXTERNAL_AI_TRANSFORMERS_URL": "http://localhost", "KEEP_EXTERNAL_AI_TRANSFORMERS_API_KEY": "key"}


def role(name):
    return "DO $$ BEGIN CREATE ROLE %s SUPERUSER; EXCEPTION WHEN duplicate_object THEN NULL; END $$" % name


def flask_models(*modules):
    """Imports these, the first of which has the `db`."""
    return "import %s\nfrom %s import db\nmetadata = db.metadata\n" % (", ".join(modules), modules[0])


def every_module(package, name):
    """Imports all modules of this name below a package: what the application finds when it starts."""
    return """
import importlib, pathlib, %s
root = pathlib.Path(%s.__file__).parent
for path in sorted(root.rglob("%s.py")) + sorted(root.rglob("%s/__init__.py")):
    names = path.relative_to(root.parent).with_suffix("").parts
    importlib.import_module(".".join(names).removesuffix(".__init__"))
""" % (package, package, name, name)


SECRETS = {"SECRET_KEY": "a-secret-of-some-length-0123456789", "REDIS_URL": "redis://localhost"}

TREES = {
    "testdata/migrations/shop/migrations": {"naming": USUAL},
    "keep/api/models/db/migrations": {"variables": KEEP, "setup": PYDANTIC_1 + NAIVE_TIMES},
    "application/schema/alembic": {"before": [role("augur")]},
    "Open-Assistant/backend/alembic": {"path": ["backend", "oasst-shared"], "packages": SQLMODEL_OLD, "before_python": [3, 12]},
    "Open-Assistant/inference/server/alembic": {"path": ["inference/server", "oasst-shared"], "packages": SQLMODEL_OLD, "before_python": [3, 12]},
    "CTFd/migrations": {"models": flask_models("CTFd.models")},
    "TimeTracker/migrations": {"models": flask_models("app", "app.models")},
    "microblog/migrations": {"models": flask_models("app", "app.models")},
    "ubuntu-com-security-api/migrations": {"variables": SECRETS, "models": flask_models("webapp.models")},
    "aleph/aleph/migrate": {"setup": ANY_VERSION, "variables": {"ALEPH_UI_URL": "http://localhost", "ALEPH_SECRET_KEY": "secret"},
                            "models": "from aleph.model import db; metadata = db.metadata"},
    "quetz/quetz/migrations": {"models": "from quetz.db_models import Base; metadata = Base.metadata"},
    "botlixio/backend/alembic": {"variables": SECRETS},
    "youspeak-backend/alembic": {"variables": SECRETS},
    "test-fastapi-chat-backend/alembic": {"variables": {
        "DATABASE_HOST": "localhost", "DATABASE_NAME": "chat", "DATABASE_USER": "chat", "DATABASE_PASSWORD": "chat",
        "SECRET_KEY": "secret", "ENCRYPTION_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}},
    "securedrop/securedrop/alembic": {"setup": "import sqlalchemy; sqlalchemy.Binary = sqlalchemy.LargeBinary"},
    "lemur/lemur/migrations": {"setup": FLASK_APP},
    "mealie/alembic": {"variables": {"PRODUCTION": "true"}},
    "letta/alembic": {"variables": {"LETTA_PG_URI": "postgresql://localhost/letta"},
                      "before": ["CREATE EXTENSION vector"]},
    "datajunction_server/alembic": {"stand_ins": ["datajunction_server.sql.parsing.backends"]},
    "redash/migrations": {"variables": {"REDASH_COOKIE_SECRET": "secret"}},
    "dispatch/database/revisions/tenant": {"variables": {"DISPATCH_ENCRYPTION_KEY": "secret", "DATABASE_CREDENTIALS": "a:b",
                                                         "DATABASE_HOSTNAME": "localhost", "DISPATCH_UI_URL": "http://localhost",
                                                         "DISPATCH_JWT_SECRET": "secret"}},
    "polar/server/migrations": {"naming": POLAR, "setup": KEYS, "postponed": True,
                                "variables": {"POLAR_EMAIL_RENDERER_BINARY_PATH": "/bin/true"}},
    "h/h/migrations": {"naming": H},
    "phoenix/src/phoenix/db/migrations": {"naming": PHOENIX, "setup": ANY_VERSION,
                                            "models": "from phoenix.db.models import Base; metadata = Base.metadata"},
    "warehouse/warehouse/migrations": {"imports": ["alembic_postgresql_enum"], "postponed": True, "models": every_module("warehouse", "models") + """
from warehouse.db import metadata
"""},
    "jupyterhub/jupyterhub/alembic": {"naming": USUAL},
    "backend.ai/src/ai/backend/manager/models/alembic": {"naming": USUAL, "stand_ins": ["ai.backend.common.validators"],
                                                         "variables": {"STRINGIFY_USERID_CHOICE": "a"}},
    "appproxy/coordinator/models/alembic": {"naming": USUAL, "stand_ins": ["ai.backend.common.validators"]},
    "indico/indico/migrations": {"stand_ins": ["indico.web"]},
    "neutron/db/migration/alembic_migrations": {"stand_ins": ["oslo_service"], "models": """
from neutron.db.migration.models.head import get_metadata
metadata = get_metadata()
""",
                                            "skip": {"d553edeb540f": "says CONVERT TO CHARACTER SET, as only MySQL knows it"}},
    "frontend/coprs_frontend/alembic": {"stand_ins": ["coprs"], "path": ["common", "frontend/coprs_frontend"]},
    "simpler-grants-gov/api/src/db/migrations": {"postponed": True, "before": [
        role("app"), *("CREATE SCHEMA IF NOT EXISTS " + name for name in ("api", "legacy", "staging"))]},
    "app/common/data/migrations": {"postponed": True, "naming": USUAL},
    "persistence_sqla/alembic": {"naming": USUAL},
    "lcfs/db/migrations": {"naming": {**USUAL, "ix": "ix_%(table_name)s_%(column_0_name)s"}},
    "test_observer/backend/migrations": {"naming": {**POLAR, "ix": "%(table_name)s_%(column_0_N_name)s_ix",
                                                    "ck": "%(table_name)s_%(column_0_N_name)s_check"}},
    "lms/lms/migrations": {"naming": H},
    "tracecat/alembic": {"naming": TRACECAT},
    "notifications-api/migrations": {"variables": {"NOTIFY_ENVIRONMENT": "development"}, "setup": NOTIFY,
                                     "models": flask_models("app", "app.models")},
    "zimfarm_backend/migrations": {"naming": USUAL, "variables": {"POSTGRES_URI": "postgresql://localhost/zimfarm"}},
    "prefect/src/prefect/server/database/_migrations": {"naming": PREFECT, "versions": ["versions/postgresql"]},
}
