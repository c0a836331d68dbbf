"""What pyright's words say, as far as a rule of ours could say the same: a kind, and the name that it is about.

The words are those of its localization, `packages/pyright-internal/src/localization/en.json`.
"""
import collections
import re

# Of which rule of pyright's, beginning how, what it is, and what the groups are called.
PATTERNS = [
    ("reportAttributeAccessIssue",
     r'Cannot (?:access|assign to|delete) attribute "(?P<name>[^"]+)" for class "(?P<owner>[^"]+)"', "attribute"),
    ("reportOptionalMemberAccess", r'"(?P<name>[^"]+)" is not a known attribute of "None"', "of None"),
    ("reportCallIssue", r'No parameter named "(?P<name>[^"]+)"', "call"),
    ("reportCallIssue", r'Arguments? missing for parameters? (?P<name>".+")', "call"),
    ("reportCallIssue", r"Expected (?P<name>\d+) (?:more )?positional arguments?", "call"),
    ("reportCallIssue", r'Parameter "(?P<name>[^"]+)" is already assigned', "call"),
    ("reportArgumentType",
     r'Argument of type .* cannot be assigned to parameter "(?P<name>[^"]+)" .* in function "__init__"', "argument"),
]
RULES = sorted({rule for rule, _, _ in PATTERNS})

# What we say, by the kind of what pyright says of the same line.
OURS = {
    "enum-unknown-member": "enum member",
    "enum-unknown-value": "enum value",
    "model-unknown-attribute": "model attribute",
    "model-assignment-not-mapped": "model attribute",
    "settings-unknown-attribute": "setting",
    "call-wrong-arguments": "call",
    "model-missing-required-column": "call",
    "value-of-plain-string": "value of a string",
    "value-of-class-attribute": "value of a class's attribute",
    "value-of-nullable": "value of None",
    "column-given-none": "given to a column",
    "column-given-wrong-type": "given to a column",
}

Said = collections.namedtuple("Said", "kind path line column end name owner message text")


def plain(owner):
    """The class's name in `type[Order]*`, `Order*`, `Page[Order]`."""
    return re.sub(r"\[.*", "", re.sub(r"^type\[(.+)\]\*?$", r"\1", owner)).rstrip("*")


def kind_of_attribute(name, owner, message, classes):
    if owner in classes.enums:
        return "enum member"
    if owner in classes.models:
        return "given to a column" if "is not assignable to" in message else "model attribute"
    if owner in classes.settings:
        return "setting"
    if owner == "str" and name in ("value", "name"):
        return "value of a string"
    if owner.startswith("InstrumentedAttribute") and name in ("value", "name"):
        return "value of a class's attribute"
    return None


def read(row, path, classes):
    """A diagnostic of pyright's as what can be compared, or None."""
    for rule, pattern, what in PATTERNS:
        match = re.match(pattern, row["message"]) if row.get("rule") == rule else None
        if not match:
            continue
        groups, start, end = match.groupdict(), row["range"]["start"], row["range"]["end"]
        name, owner = groups["name"], plain(groups.get("owner") or "")
        kind = what
        if what == "attribute":
            kind = kind_of_attribute(name, owner, row["message"], classes)
        elif what == "of None":
            kind = "value of None" if name in ("value", "name") else None
        elif what == "argument":
            kind = "given to a column"
        place = start["line"] + 1, start["character"], (end["line"] + 1, end["character"])
        return kind and Said(kind, path, *place, name, owner, row["message"].split("\n")[0],
                             row["message"])
    return None


def paired(mine, theirs, call_of):
    """Rows of both by file and line, or by the call that they are about: there the same fault is meant, however it is called."""
    places = collections.defaultdict(list)
    for row in theirs:
        for place in {(row.path, row.line), call_of(row)} - {None}:
            places[place].append(row)
    both, only_ours, met = [], [], set()
    for row in mine:
        met_here = places[row.path, row.line] + places[call_of(row)]
        met.update(met_here)
        (both if met_here else only_ours).append(row)
    return both, only_ours, once([row for row in theirs if row not in met], call_of)


def once(rows, call_of):
    """One row of each call: pyright tells of every argument."""
    seen = set()
    for row in rows:
        place = call_of(row) or row
        if place not in seen:
            seen.add(place)
            yield row
