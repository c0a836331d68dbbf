"""Holds what ormlint says of tables and mappers against what SQLAlchemy made of them, fact by fact.

A fact is equal, different or open; open is what ormlint does not claim: null, or what is missing in a row that says that
it is open. Kinds of facts: table, column, type, nullable, default, primary key, foreign key, unique, index, enum, mapper,
attribute, relationship, join.
"""
import collections

EQUAL, DIFFERENT, OPEN = "equal", "different", "open"


class Comparison:
    def __init__(self, project):
        self.project = project
        self.counts = collections.Counter()  # (kind, verdict)
        self.lines = []

    def add(self, kind, verdict, where="", ours=None, theirs=None):
        self.counts[kind, verdict] += 1
        if verdict == DIFFERENT:
            self.lines.append("%s: %s: %s ours %s theirs %s" % (self.project, where, kind, shown(ours), shown(theirs)))

    def value(self, kind, where, ours, theirs, unknown=False):
        verdict = EQUAL if ours == theirs else OPEN if ours is None or unknown else DIFFERENT
        self.add(kind, verdict, where, ours, theirs)


def shown(value):
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (key, shown(value[key])) for key in value if key != "at")
    return str(value)


def full_name(table):
    return "%s.%s" % (table["schema"], table["name"]) if table["schema"] else str(table["name"])


def alike(left, right):
    """How well two rows of one key fit each other: tables of several MetaDatas, indexes of the same columns."""
    if left is None:
        return 0
    names = [{str(part.get("name")) for part in row.get("columns") or [] if isinstance(part, dict)} for row in (left, right)]
    return len(names[0] & names[1]) - len(names[0] ^ names[1]) + (left.get("name") == right.get("name"))


def pairs_by_key(ours, theirs, key):
    """Rows of both sides that belong together; None where a side has none."""
    left = collections.defaultdict(list)
    for row in ours:
        left[key(row)].append(row)
    for row in theirs:
        rows = left.get(key(row)) or [None]
        best = max(range(len(rows)), key=lambda n: alike(rows[n], row))
        yield rows.pop(best), row
    for rows in left.values():
        for row in rows:
            yield row, None


def compare_columns(told, where, ours, theirs):
    is_open = ours["open"]
    if any(row["name"] is None for row in ours["columns"]):
        is_open = True
    mine = [row for row in ours["columns"] if row["name"] is not None]
    for left, right in pairs_by_key(mine, theirs["columns"], lambda row: row["name"]):
        at = "%s column %s" % (where, (left or right)["name"])
        if left is None or right is None:
            unsure = is_open if left is None else left.get("conditional", False)
            told.add("column", OPEN if unsure else DIFFERENT, at, left and "there", right and "there")
            continue
        told.add("column", EQUAL)
        told.value("type", at, left["type"], right["type"])
        told.value("nullable", at, left["nullable"], right["nullable"])
        for key in ("default", "server_default"):
            told.value("default", "%s %s" % (at, key), left[key], right[key])
    told.value("primary key", where, ours["primary_key"], theirs["primary_key"], is_open)


def compare_keys(told, where, ours, theirs):
    is_open = ours["open"] or ours["keys_open"]
    for kind, list_name in (("foreign key", "foreign_keys"), ("unique", "unique"), ("index", "indexes")):
        mine = ours[list_name]
        unknown = [row for row in mine if row.get("columns") is None or row.get("refers", ()) is None]
        known = [row for row in mine if row not in unknown]
        for left, right in pairs_by_key(known, [row for row in theirs[list_name] if row["columns"] is not None],
                                        lambda row: (tuple(row["columns"]), tuple(row.get("refers") or ()))):
            at = "%s %s (%s)" % (where, kind, ", ".join((left or right)["columns"]))
            if left is None:
                told.add(kind, OPEN if is_open or unknown else DIFFERENT, at, "none", right)
            elif right is None:
                told.add(kind, OPEN if left.get("conditional") else DIFFERENT, at, left, "none")
            else:
                told.add(kind, EQUAL)
                for key in ("ondelete", "onupdate", "unique"):
                    if key in right:
                        told.value(kind, "%s %s" % (at, key), left[key], right[key])
                told.value(kind + " name", at, left["name"], right["name"], not left.get("name_known", True))
        for row in theirs[list_name]:
            if row["columns"] is None:
                names = [mine["name"] for mine in unknown]
                told.add(kind, EQUAL if row["name"] in names else OPEN if is_open else DIFFERENT,
                         "%s %s" % (where, kind), names, row)


def compare_enums(told, where, ours, theirs):
    for left, right in pairs_by_key(ours["enums"], theirs["enums"], lambda row: row["column"]):
        at = "%s enum of %s" % (where, (left or right)["column"])
        if left is None or right is None:
            known = next((row["type"] for row in ours["columns"] if right and row["name"] == right["column"]), None)
            told.add("enum", OPEN if left is None and known is None else DIFFERENT, at, left, right)
            continue
        for key in ("name", "labels", "native"):
            told.value("enum", "%s %s" % (at, key), left[key], right[key])


def compare_tables(told, ours, theirs, some_open):
    some_open |= any(row["name"] is None or row["open"] for row in ours)
    named = [row for row in ours if row["name"] is not None]
    for left, right in pairs_by_key(named, theirs, full_name):
        where = "table %s" % full_name(left or right)
        if left is None:
            told.add("table", OPEN if some_open else DIFFERENT, where, "none", "there")
        elif right is None:
            told.add("table", OPEN if left["open"] else DIFFERENT, where, "there", "none")
        else:
            told.add("table", EQUAL)
            compare_columns(told, where, left, right)
            compare_keys(told, where, left, right)
            compare_enums(told, where, left, right)


def compare_relationship(told, at, left, right):
    told.value("relationship", at + " target", left["target"], right["target"], left["open"])
    told.value("relationship", at + " direction", left["direction"], right["direction"])
    told.value("relationship", at + " uselist", left["uselist"], right["uselist"])
    told.value("relationship", at + " viewonly", left["viewonly"], right["viewonly"], left["open"])
    told.value("relationship", at + " secondary", left["secondary"], right["secondary"], left["direction"] is None)
    mine = sorted(left["pairs"]) if left["pairs"] is not None else None
    told.value("join", at + " pairs", mine, right["pairs"])


def compare_mappers(told, ours, theirs, unsure, some_open):
    """`unsure` holds (table, column) of columns that are declared under a condition; `some_open`: classes may be missing."""
    for left, right in pairs_by_key(ours, theirs, lambda row: row["class"]):
        where = "mapper %s" % (left or right)["class"]
        if left is None or right is None:
            unknown = left["open"] if left else some_open
            told.add("mapper", OPEN if unknown else DIFFERENT, where, left and "there", right and "there")
            continue
        told.add("mapper", EQUAL)
        told.value("mapper", where + " table", left["table"], right["table"], left["open"])
        told.value("mapper", where + " inherits", left["inherits"], right["inherits"], left["open"])
        for name in sorted({**left["columns"], **right["columns"]}):
            mine, yours = left["columns"].get(name, "none"), right["columns"].get(name, "none")
            is_open = left["open"] if mine == "none" else (left["table"], mine) in unsure
            told.value("attribute", "%s attribute %s" % (where, name), mine, yours, is_open)
        for one, other in pairs_by_key(left["relationships"], right["relationships"], lambda row: row["name"]):
            at = "%s relationship %s" % (where, (one or other)["name"])
            if one is None or other is None:
                told.add("relationship", OPEN if one is None and left["open"] else DIFFERENT, at, one and "there",
                         other and "there")
            else:
                told.add("relationship", EQUAL)
                compare_relationship(told, at, one, other)


def compare(project, ours, theirs):
    told = Comparison(project)
    compare_tables(told, ours["tables"], theirs["tables"], ours["open"])
    unsure = {(full_name(table), column["name"]) for table in ours["tables"] for column in table["columns"]
              if column.get("conditional")}
    compare_mappers(told, ours["mappers"], theirs["mappers"], unsure, ours["open"])
    return told


def summary(counts):
    """One line for each kind of fact, and one for all."""
    kinds = sorted({kind for kind, _ in counts})
    lines = ["%-18s %7s %9s %7s" % ("", EQUAL, DIFFERENT, OPEN)]
    for kind in kinds:
        lines.append("%-18s %7d %9d %7d" % (kind, *(counts[kind, verdict] for verdict in (EQUAL, DIFFERENT, OPEN))))
    total = [sum(counts[kind, verdict] for kind in kinds) for verdict in (EQUAL, DIFFERENT, OPEN)]
    return "\n".join(lines + ["%-18s %7d %9d %7d" % ("all", *total)])
