"""Reads ormlint's canonical DDL as facts: what stands in a schema, each under its kind and name, as the words that say it."""
import re

NAME = r'(?:"(?:[^"]|"")*"|[\w$\u0080-\uffff]+)'
QUALIFIED = r"(%s(?:\.%s)*)" % (NAME, NAME)
TABLE = re.compile(r"CREATE TABLE %s \((.*)\)(.*)$" % QUALIFIED, re.DOTALL)
CONSTRAINT = re.compile(r"CONSTRAINT (%s) (.*)$" % NAME, re.DOTALL)
COLUMN = re.compile(r"(%s) (.*)$" % NAME, re.DOTALL)
ADDED = re.compile(r"ALTER TABLE (?:ONLY )?%s ADD CONSTRAINT (%s) (.*)$" % (QUALIFIED, NAME), re.DOTALL)
INDEX = re.compile(r"CREATE (?:UNIQUE )?INDEX (%s) ON (?:ONLY )?%s .*$" % (NAME, QUALIFIED), re.DOTALL)
OTHERS = [
    ("enum", re.compile(r"CREATE TYPE %s AS ENUM (.*)$" % QUALIFIED, re.DOTALL)),
    ("view", re.compile(r"CREATE (?:MATERIALIZED )?VIEW %s AS (.*)$" % QUALIFIED, re.DOTALL)),
    ("comment", re.compile(r"COMMENT ON (?:[A-Z]+ )+%s IS (.*)$" % QUALIFIED, re.DOTALL)),
    ("other", re.compile(r"(?:CREATE|ALTER) (?:[A-Z]+ )+(?:IF NOT EXISTS )?%s ?(.*)$" % QUALIFIED, re.DOTALL)),
]
# How ormlint marks what it does not claim to know: one thing, or the whole schema.
INCOMPLETE = "-- not everything about the following was understood"
ALL_INCOMPLETE = "-- not everything was understood, so anything may be missing or different"
# In its place stands what is not known of a column or an expression: the type, or a part.
UNKNOWN = re.compile(r"\bormlint_unknown\b|^\?(?=\s|$)")
# A trigger is told as a comment.
TRIGGER = "-- ormlint: trigger "
NAMED = re.compile(r"CREATE (?:[A-Z]+ )+%s" % QUALIFIED)
# The same text inside quotes and outside of them means different things: quoted pieces are taken whole.
PIECE = re.compile(r"""E'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|.""", re.DOTALL)


def split(text, at, flat=True):
    """The pieces of a text between these characters, outside of quotes and, unless flat is false, of parentheses."""
    pieces, depth = [""], 0
    for piece in PIECE.findall(text):
        depth += (piece in "([") - (piece in ")]")
        if piece == at and not (flat and depth):
            pieces.append("")
        else:
            pieces[-1] += piece
    return [piece.strip() for piece in pieces if piece.strip()]


def table_facts(name, body):
    for element in split(body, ","):
        constraint = CONSTRAINT.match(element)
        named = constraint or COLUMN.match(element)
        if named:
            yield ("constraint" if constraint else "column", name + "." + named[1]), named[2]


def statement_facts(statement):
    table = TABLE.match(statement)
    if table:
        yield ("table", table[1]), table[3].strip()
        yield from table_facts(table[1], table[2])
        return
    added, index = ADDED.match(statement), INDEX.match(statement)
    if added:
        yield ("constraint", added[1] + "." + added[2]), added[3]
    elif index:
        yield ("index", index[2] + "." + index[1]), statement
    else:
        yield from other_facts(statement)


def other_facts(statement):
    for kind, pattern in OTHERS:
        found = pattern.match(statement)
        if found:
            # Several statements may be about one thing, each in words of its own.
            words = statement[:found.start(1)].strip()
            yield (kind, found[1] if kind in ("enum", "view") else words + " " + found[1]), found[2]
            return
    yield ("other", statement), ""


def facts(text):
    """The facts of a schema, and the order of each table's columns as one more."""
    said = [line for line in text.splitlines() if line.startswith(TRIGGER)]
    lines = [line for line in text.splitlines() if line not in (INCOMPLETE, ALL_INCOMPLETE, *said)]
    made, order = {("trigger", line.removeprefix(TRIGGER)): "" for line in said}, {}
    for statement in split("\n".join(lines), ";", flat=False):
        for (kind, name), words in statement_facts(statement):
            made[kind, name] = words
            if kind == "column":
                order.setdefault(name.rpartition(".")[0], []).append(name)
    made.update({("order", table): " ".join(names) for table, names in order.items()})
    return made


def readable(text):
    """DDL without what is not known, so that PostgreSQL can read the rest of each table."""
    text = re.sub(r" DEFAULT ormlint_unknown\b", "", text)
    return re.sub(r"^(    %s) \?(?=[\s,])" % NAME, r"\1 text", text, flags=re.MULTILINE)


def opaque(text):
    """The names of what a schema does not claim to know; `*` is everything."""
    lines = text.splitlines()
    names = {"*"} if ALL_INCOMPLETE in lines else set()
    for line, following in zip(lines, lines[1:]):
        named = NAMED.match(following)
        if line == INCOMPLETE and named:
            names.add(named[1])
    return names
