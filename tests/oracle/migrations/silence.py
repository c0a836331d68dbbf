"""Why ormlint says nothing of what Alembic's autogenerate says, as far as it can be told: what no rule asks for, what another
finding says already, what one of the two sides does not claim to know. The rest is a miss, or a false word of Alembic's."""
import re

import ddl

# What autogenerate says and no rule asks for.
NOT_ASKED = {
    "remove_table": "tables of others are not asked for", "remove_index": "more indexes than declared are no fault",
    "remove_constraint": "more constraints than declared are no fault", "remove_fk": "more foreign keys than declared are no fault",
    "modify_comment": "comments are not asked for", "add_table_comment": "comments are not asked for",
    "remove_table_comment": "comments are not asked for"}
LENGTH = re.compile(r"\b(?:VARCHAR|String|Unicode|AutoString|CHAR)\((?:length=)?(\d*)")
INDEXED = re.compile(r"(?:USING btree|PRIMARY KEY|UNIQUE) \(([^()]*)\)(?! WHERE)")


def bare(table):
    """A table's name without the schema that is nobody's own."""
    return re.sub(r"^public\.", "", table.replace('"', ""))


def public(table):
    """As a replayed schema names it."""
    return table if "." in table else "public." + table


class Silence:
    """What both sides know of one project, to be asked for reasons."""

    def __init__(self, found, tables, replayed):
        self.found, self.replayed, self.opaque = found, ddl.facts(replayed), ddl.opaque(replayed)
        self.mapped = {bare((table["schema"] + "." if table["schema"] else "") + table["name"]): table for table in tables if table["name"]}

    def reason(self, fact):
        table = bare(fact["table"])
        if fact["kind"] in NOT_ASKED:
            return NOT_ASKED[fact["kind"]]
        if not table:
            return "of no table"
        if table not in self.mapped:
            return "ORMLINT KNOWS NO SUCH TABLE in the models"
        of_kind = getattr(self, "of_" + fact["kind"], lambda fact: "")
        return self.said(fact) or of_kind(fact) or self.unclaimed(table, fact["columns"]) or (
            "SILENT, %s" % self.mapped[table]["at"].rpartition(":")[0])

    def others(self, kind, fact):
        return [one for one in self.found if one["kind"] == kind and bare(one["table"]) == bare(fact["table"])]

    def said(self, fact):
        """Whether a greater fault says it already."""
        if self.others("add_table", fact):
            return "its table is missing"
        if fact["kind"] != "add_column" and any(set(one["columns"]) & set(fact["columns"]) for one in self.others("add_column", fact)):
            return "its column is missing"
        return ""

    def of_modify_default(self, fact):
        return "" if fact["words"].startswith("database None") else "the database has a default, and no rule asks which"

    def of_primary_key(self, fact):
        return "the model declares no key of its own" if "models []" in fact["words"] else ""

    def of_remove_column(self, fact):
        needed = "NOT NULL" in fact["words"] and "DEFAULT" not in fact["words"]
        return "" if needed else "a column that rows can do without is not asked for"

    def of_modify_type(self, fact):
        """A database that takes more than is declared."""
        database, models = fact["words"].split(", models ")
        there, declared = LENGTH.search(database), LENGTH.search(models)
        if "BIGINT()" in database and models in ("Integer()", "INTEGER()"):
            return "the database takes more than is declared"
        if declared and (declared[1] and there and (not there[1] or int(there[1]) > int(declared[1])) or "TEXT()" in database):
            return "the database takes more than is declared"
        return ""

    def of_modify_nullable(self, fact):
        column = self.column(bare(fact["table"]), fact["columns"][0])
        there = self.replayed.get(("column", public(fact["table"]) + "." + fact["columns"][0]), "")
        if "database False" in fact["words"] and (column.get("default") or column.get("server_default") or " DEFAULT " in there):
            return "NOT NULL, and a default fills it"
        return ""

    def of_add_index(self, fact):
        unique = fact.get("unique", True)
        same = [one for kind in ("remove_index", "remove_constraint") for one in self.others(kind, fact)
                if one["columns"] == fact["columns"] and one.get("unique", True) >= unique]
        if same:
            return "the database has the same under the name " + same[0]["words"].split()[0]
        return self.keyed(bare(fact["table"]), fact["columns"]) if unique else self.begins(bare(fact["table"]), fact["columns"])

    def keyed(self, table, columns):
        """Whether the database's primary key makes these unique."""
        keys = [INDEXED.search(words) for (kind, of), words in self.replayed.items()
                if kind == "constraint" and of.startswith(public(table) + ".") and words.startswith("PRIMARY KEY")]
        same = any(set(key[1].replace(" ", "").split(",")) <= set(columns) for key in keys if key)
        return "the primary key makes it unique" if same else ""

    def begins(self, table, columns):
        """Whether an index or a key begins with these columns, so that another one would be of no use."""
        name = public(table)
        for (kind, of), words in self.replayed.items():
            listed = INDEXED.search(words) if kind in ("index", "constraint") and of.startswith(name + ".") else None
            if listed and [one.strip().strip('"') for one in listed[1].split(",")][:len(columns)] == columns:
                return "it begins " + of
        return ""

    of_add_constraint = of_add_index

    def of_add_fk(self, fact):
        same = [one for one in self.others("remove_fk", fact) if one["columns"] == fact["columns"] and bare(one["target"]) == bare(fact["target"])]
        if same and same[0]["actions"] == fact["actions"]:
            return "the database has the same under another name"
        return "the database says%s, and the model nothing" % same[0]["actions"] if same and not fact["actions"] else ""

    def column(self, table, name):
        return next((column for column in self.mapped[table]["columns"] if column["name"] == name), {})

    def unclaimed(self, table, columns):
        """Whether one of the two sides does not claim to know."""
        mapped, name = self.mapped[table], public(table)
        if "*" in self.opaque or name in self.opaque or table in self.opaque:
            return "opaque in the replay"
        if mapped["open"] and any(not self.column(table, column) for column in columns):
            return "the model is open"
        for column in columns:
            if not self.column(table, column).get("type", True):
                return "the type is not known in the model"
            if ddl.UNKNOWN.search(self.replayed.get(("column", name + "." + column), "")):
                return "not known in the replay"
        return ""
