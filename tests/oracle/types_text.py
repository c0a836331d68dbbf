"""Types as lists of alternatives, each a class's name with a type for each of its places; see queries/observe.py."""
import argparse
import os

VERDICTS = ["equal", "wider", "partly", "unknown", "different"]  # from best to worst

SEQUENCES = {"list", "tuple", "set", "frozenset", "iterator", "_AssociationList"}
JSON = {"dict", "list", "str", "int", "float", "bool", "MutableDict", "MutableList"}
# What ormlint calls by one name.
SEVERAL = {
    "sequence": SEQUENCES,
    "JSON": JSON,
    "ScalarResult": {"ScalarResult", "AsyncScalarResult", "MappingResult"},
    "Row": {"tuple"},
    "type": {"AliasedClass"},
    "Result": {"Result", "AsyncResult"},
    "Select": {"Select", "CompoundSelect", "Insert", "Update", "Delete"},
}


def shown(types):
    made = []
    for head, *places in types:
        inside = ", ".join(shown(place) or "-" for place in places)
        made.append("%s[%s]" % (head, inside) if inside else head)
    return " | ".join(made)


def parsed(text):
    types, rest = union(text or "-")
    if rest:
        raise ValueError("%s is left of %s" % (rest, text))
    return types


def union(text):
    types = []
    while True:
        end = next((n for n, c in enumerate(text) if c in "[], "), len(text))
        head, text, places = text[:end], text[end:], []
        if text.startswith("["):
            text = ", " + text[1:]
            while text.startswith(", "):
                place, text = union(text[2:])
                places.append(place)
            text = text[1:]
        if head != "-":
            types += [["NoneType" if one == "None" else one, *places] for one in head.split("|")]
        if not text.startswith(" | "):
            return types, text
        text = text[3:]


def worst(verdicts):
    return max(verdicts, key=VERDICTS.index, default="equal")


def fits(ours, theirs):
    """The verdict on one alternative of theirs and one of ours that may be the same."""
    head, *places = ours
    if theirs[0] != head and theirs[0] not in SEVERAL.get(head, ()):
        return "different"
    if not places or len(theirs) == 1:
        return "equal"
    if theirs[0] == "tuple" and head == "Row":
        return verdict([one for place in places for one in place], theirs[1])
    if places[-1] == [["..."]] and len(places) <= len(theirs):
        return worst([verdict(mine, yours) for mine, yours in zip(places[:-1], theirs[1:])] + ["unknown"])
    if head == "sequence" and theirs[0] == "dict" or len(places) != len(theirs) - 1:
        return "different"
    return worst(verdict(mine, yours) for mine, yours in zip(places, theirs[1:]))


def verdict(ours, theirs):
    if not theirs:
        return "equal"  # an empty list tells nothing of what it holds
    if ["?"] in ours:
        return "unknown"
    found = []
    for one in theirs:
        verdicts = [fits(mine, one) for mine in ours]
        found.append(min(verdicts, key=VERDICTS.index))
    if "unknown" in found:
        found = ["partly" if one == "unknown" else one for one in found]
    unseen = any(all(fits(mine, one) == "different" for one in theirs) for mine in ours)
    return worst(found + (["wider"] if unseen else []))


def compare_known(options, lines):
    if options.bless:
        with open(options.known, "w") as file:
            file.writelines(line + "\n" for line in lines)
    with open(options.known) as file:
        known = file.read().splitlines()
    for line in lines:
        if line not in known:
            print("new:   " + line)
    for line in known:
        if line not in lines:
            print("cured: " + line)
    return 1 if lines != known else 0


def summary(counts):
    return ", ".join("%d %s" % (counts[word], word) for word in VERDICTS)


def options_of(description, cache, paths=False):
    """What the judges of types and values are asked for."""
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ormlint", required=True)
    options.add_argument("--cache", default=cache)
    options.add_argument("--list", action="store_true")
    options.add_argument("--bless", action="store_true")
    options.add_argument("--kept", action="store_true")
    options.add_argument("--known", metavar="FILE")
    if paths:
        options.add_argument("paths", nargs="*")
    options = options.parse_args()
    options.ormlint, options.cache = os.path.abspath(options.ormlint), os.path.abspath(options.cache)
    return options


def report(options, lines, counts, end):
    """The exit code: what is not equal is held against the file of those that are known, or printed."""
    if options.known:
        return compare_known(options, lines)
    for line in lines:
        if options.list or ": different: " in line:
            print(line)
    print(end)
    return 1 if counts["different"] else 0
