"""Extensions that this server lacks: their CREATE EXTENSION makes stand-ins of their types, and indexes by their access
methods are left out."""
import re

import extension_types
import sqlalchemy

CREATE = re.compile(r"""^\s*CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?"?([\w-]+)"?""", re.IGNORECASE)
DROP = re.compile(r"""^\s*DROP\s+EXTENSION\s+(?:IF\s+EXISTS\s+)?"?([\w-]+)"?""", re.IGNORECASE)
VECTOR_INDEX = re.compile(r"\s*CREATE\s+INDEX\b.*\bUSING\s+(ivfflat|hnsw)\b", re.IGNORECASE | re.DOTALL)
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
            return extension_types.domains(created[1]) or NOTHING
        dropped = DROP.match(statement)
        if created or dropped and dropped[1] in self.replaced or "vector" in self.replaced and VECTOR_INDEX.match(statement):
            return NOTHING
        return extension_types.without_modifiers(statement, self.replaced)
