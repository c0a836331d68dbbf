"""Extensions that this server lacks: their CREATE EXTENSION is left out, and their types are domains over bytea, which
take no modifiers, so that `vector(1536)` is spelled `vector`. A schema made so is read like any other."""
import re

import sqlalchemy

TYPES = {
    "vector": ["vector", "halfvec", "sparsevec"],
    "postgis": ["geometry", "geography", "box2d", "box3d"],
    "postgis_raster": ["raster"],
    "timescaledb": [],
    "pg_cron": [],
}
CREATE = re.compile(r"""^\s*CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?"?([\w-]+)"?""", re.IGNORECASE)
DROP = re.compile(r"""^\s*DROP\s+EXTENSION\s+(?:IF\s+EXISTS\s+)?"?([\w-]+)"?""", re.IGNORECASE)
NOTHING = "SELECT 1"


class Extensions:
    """Rewrites statements before they are sent."""

    def __init__(self, engine):
        with engine.connect() as connection:
            rows = connection.execute(sqlalchemy.text("SELECT name FROM pg_available_extensions"))
            self.available = {row[0] for row in rows}
        self.replaced = []
        sqlalchemy.event.listen(engine, "before_cursor_execute", self.rewrite, retval=True)

    def rewrite(self, connection, cursor, statement, parameters, context, many):
        return self.rewritten(statement), parameters

    def rewritten(self, statement):
        created = CREATE.match(statement)
        if created and created[1] in self.available:
            return re.sub(r"EXTENSION\s+(IF\s+NOT\s+EXISTS\s+)?", "EXTENSION IF NOT EXISTS ", statement, count=1, flags=re.IGNORECASE)
        if created and created[1] not in self.replaced:
            self.replaced.append(created[1])
            return "; ".join("CREATE DOMAIN public.%s AS bytea" % name for name in TYPES.get(created[1], [])) or NOTHING
        dropped = DROP.match(statement)
        if created or dropped and dropped[1] in self.replaced:
            return NOTHING
        return self.without_modifiers(statement)

    def without_modifiers(self, statement):
        names = [name for extension in self.replaced for name in TYPES.get(extension, [])]
        if not names:
            return statement
        return re.sub(r"\b(%s)\s*\([^()]*\)" % "|".join(names), r"\1", statement, flags=re.IGNORECASE)
