"""What pyright's words say, as far as a rule of ours could say the same: a kind, and the name that it is about.

The words are those of its localization, `packages/pyright-internal/src/localization/en.json`.
"""
import collections
import re

# Of which rule of pyright's, beginning how, what it is, and what the groups are called.
PATTERNS = [
    ("reportAttributeAccessIssue", r'Cannot (?:access|assign to|delete) attribute "(?P<name>[^"]+)" for class "(?P<owner>[^"]+)"', "attribute"),
    ("reportOptionalMemberAccess", r'"(?P<name>[^"]+)" is not a known attribute of "None"', "of None"),
    ("reportCallIssue", r'No parameter named "(?P<name>[^"]+)"', "call"),
    ("reportCallIssue", r'Arguments? missing for parameters? (?P<name>".+")', "call"),
    ("reportCallIssue", r"Expected (?P<name>\d+) (?:more )?positional arguments?", "call"),
    ("reportCallIssue", r'Parameter "(?P<name>[^"]+)" is already assigned', "call"),
    ("reportArgumentType", r'Argument of type .* cannot be assigned to parameter "(?P<name>[^"]+)" .* in function "__init__"', "argument"),
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

Said = collections.namedtuple("Said", "kind path line column name owner message")


def plain(owner):
    """`type[Order]`, `Order*`, `list[Order]`, `Order | None`: the class, and whether it is the class itself that is meant."""
    of_class = re.fullmatch(r"type\[(.+)\]", owner)
    name = (of_class.group(1) if of_class else owner).rstrip("*")
    return re.sub(r"\[.*", "", name).rstrip("*").split(".")[-1]


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
        groups, start = match.groupdict(), row["range"]["start"]
        name, owner = groups["name"], plain(groups.get("owner") or "")
        kind = what
        if what == "attribute":
            kind = kind_of_attribute(name, owner, row["message"], classes)
        elif what == "of None":
            kind = "value of None" if name in ("value", "name") else None
        elif what == "argument":
            kind = "given to a column"
        return kind and Said(kind, path, start["line"] + 1, start["character"], name, owner, row["message"].split("\n")[0])
    return None


def paired(mine, theirs):
    """Rows of both by file and line: of the same line is the same fault, however the two call it."""
    places = collections.defaultdict(list)
    for row in theirs:
        places[row.path, row.line].append(row)
    both, only_ours, met = [], [], set()
    for row in mine:
        met_here = places.get((row.path, row.line), [])
        met.update(met_here)
        (both if met_here else only_ours).append(row)
    return both, only_ours, [row for row in theirs if row not in met]
