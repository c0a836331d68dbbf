"""Alembic's autogenerate and ormlint's findings, side by side: how far a project's models are from what its migrations make.

Both sides are brought to the same form, a kind with a table and columns; what only Alembic says comes with the reason, as far as
it can be told, why ormlint is silent."""
import collections
import re

import silence

RULES = """table-missing column-missing column-not-mapped column-type-differs column-length-differs column-timezone-differs
column-nullability-differs column-default-differs primary-key-differs unique-missing index-missing foreign-key-missing
foreign-key-options-differ enum-column-not-enum enum-type-name-differs enum-label-missing-in-code enum-label-missing-in-database
enum-name-value-mixup""".split()

# Which of Alembic's steps say what a rule says.
SAME = collections.defaultdict(lambda: ("modify_type",), {
    "table-missing": ("add_table",), "column-missing": ("add_column",), "column-not-mapped": ("remove_column",),
    "column-nullability-differs": ("modify_nullable",), "column-default-differs": ("modify_default",),
    "primary-key-differs": ("primary_key",), "enum-label-missing-in-code": ("enum_labels",), "enum-name-value-mixup": ("enum_labels",),
    "enum-label-missing-in-database": ("enum_labels",),
    "unique-missing": ("add_constraint", "add_index"), "index-missing": ("add_index",), "foreign-key-missing": ("add_fk",),
    "foreign-key-options-differ": ("add_fk",)})
QUOTED = re.compile(r"`([^`]*)`")


class Finding:
    """One of ormlint's, with the table and the columns that its words name."""

    def __init__(self, told):
        self.rule, self.at = told["rule"], "%s:%d" % (told["path"], told["start"]["line"])
        self.words = "%s %s: %s" % (self.at, self.rule, told["message"])
        self.table, self.columns = subject(self.rule, told["message"], [note["message"] for note in told.get("notes", [])])
        self.kinds, self.met = SAME[self.rule], False

    def says(self, fact):
        # One finding stands for all columns of a type.
        if fact["kind"] == "enum_labels" and fact["kind"] in self.kinds and "`%s`" % fact["type"] in self.words:
            return True
        if fact["kind"] not in self.kinds or silence.bare(fact["table"]) != silence.bare(self.table):
            return False
        return fact["kind"] == "add_table" or set(fact["columns"]) == set(self.columns)


def subject(rule, message, notes):
    """The columns, and the table that they are of, as the rules word it."""
    named = [name for name in QUOTED.findall(message)]
    if rule == "table-missing":
        return named[0], []
    if rule == "column-missing":
        return named[0], named[1:2]
    if rule == "column-not-mapped":
        return named[2], named[1:2]
    if rule == "primary-key-differs":
        return named[0], []
    if rule.startswith(("unique-", "index-", "foreign-")):
        before = message.split(" of `")[0] if " of `" in message else message.split(" in `")[0]
        columns = QUOTED.findall(before)
        return named[len(columns)], columns
    dotted = [name for name in QUOTED.findall(" ".join([message, *notes])) if "." in name and "(" not in name]
    table, _, column = (dotted[0] if dotted else "").rpartition(".")
    return table, [column]


class Sides:
    """What both say of one tree."""

    def __init__(self, judge, told):
        self.judge, self.told = judge, told
        self.findings = [Finding(one) for one in judge.checked(RULES)]
        self.lines = collections.defaultdict(list, {"both": [], "only Alembic": [], "only ormlint": []})
        self.silence = silence.Silence(told["found"], judge.domain()["tables"], judge.replayed("heads"))

    def meet(self):
        for fact in self.told["found"]:
            words = "%s %s%s: %s" % (fact["kind"], fact["table"], "(%s)" % ", ".join(fact["columns"]) if fact["columns"] else "", fact["words"])
            same = [finding for finding in self.findings if finding.says(fact)]
            for finding in same:
                finding.met = True
            if same:
                self.lines["both"].append("%s | %s" % (words, "; ".join(finding.words for finding in same)))
            else:
                self.lines["only Alembic"].append("[%s] %s" % (self.silence.reason(fact), words))
        names = {silence.bare(name) for name in self.told["tables"]}
        for finding in self.findings:
            if not finding.met:
                known = not finding.table or silence.bare(finding.table) in names
                self.lines["only ormlint" if known else "only ormlint, of tables that env.py does not import"].append(finding.words)
        return self


def show(judge, told):
    """Prints the three lists, and what hinders."""
    if "error" in told:
        print("  no drift: %s" % told["error"].replace("\n", " ")[:300] + ("\n" + told["trace"] if judge.options.verbose else ""))
        return
    sides = Sides(judge, told).meet()
    known = [sides.silence.mapped.get(silence.bare(name)) for name in told["tables"]]
    print("  models of %d tables, of which ormlint knows %d, %d of them in part" % (
        len(known), sum(table is not None for table in known), sum(table is not None and table["open"] for table in known)))
    if told["stand_ins"]:
        print("  stand-ins: " + ", ".join(sorted({one.split(".")[0] for one in told["stand_ins"]})))
    if not told["defaults"]:
        print("  Alembic cannot compare the defaults")
    for title, lines in sides.lines.items():
        print("  %s: %d" % (title, len(lines)))
        for line in sorted(lines):
            print("    " + re.sub(r"\s+", " ", line), flush=True)
