"""Which rules say what SQLAlchemy says: from an error or a warning to the ids of the rules that name its cause."""
import fnmatch
import re

# By the error's class and text, first match: the rules that mean the same; `*` stands for any ending.
CAUSES = [
    (r"NoReferenced(Table|Column)Error", "foreign-key-unknown-target mapping-isolated-base"),
    (r"Table '.*' is already defined for this MetaData", "mapping-duplicate-table"),
    (r"seems to be using a generic class", "relationship-unknown-target relationship-cardinality"),
    (r"Multiple classes found for path", "relationship-ambiguous-target"),
    (r"failed to locate a name|does not have a mapped column named|has no column named|is not a mapped class|"
     r"does not have a mapped",
     "relationship-unknown-target relationship-expression relationship-secondary relationship-target-not-imported "
     "mapping-isolated-base"),
    (r"ConstraintColumnNotFoundError", "foreign-key-* mapping-*"),
    (r"UnmappedClassError|expects a class or a mapper", "relationship-unknown-target relationship-cardinality"),
    (r"SchemaItem' object", "mapping-*"),
    (r"inherit condition", "mapping-* foreign-key-unknown-target"),
    (r"conflicts with existing column", "mapping-*"),
    (r"can't be correctly interpreted for Annotated Declarative", "mapping-* relationship-cardinality"),
    (r"has no property '|back_populates on relationship|does not reference mapper|reverse_property|"
     r"are both of the same direction|property of that name exists|Error creating backref",
     "relationship-back-populates relationship-cardinality"),
    (r"secondary table|secondary join condition|secondary argument",
     "relationship-secondary relationship-no-join relationship-ambiguous-join foreign-key-unknown-target"),
    (r"AmbiguousForeignKeysError", "relationship-ambiguous-join"),
    (r"NoForeignKeysError|Could not locate any (relevant|simple equality|foreign)|Can't find any foreign key",
     "relationship-no-join mapping-isolated-base foreign-key-unknown-target"),
    (r"Could not locate any relevant foreign key|do not refer to|remote_side|foreign_keys",
     "relationship-expression relationship-no-join"),
    (r"can't set passive_deletes", "relationship-passive-deletes"),
    (r"delete-orphan", "relationship-cardinality"),
    (r"TypeDecorator implementations require", "mapping-unknown-type"),
    (r"[Cc]ould not assemble any primary key", "mapping-no-primary-key"),
    (r"'dynamic' loaders cannot be used", "relationship-cardinality"),
    (r"DuplicateColumnError|Could not locate SQLAlchemy Core type|Python typing annotation is required|polymorphic_on value|for argument 'polymorphic_on'",
     "mapping-*"),
    (r"Attribute name '.*' is reserved", "mapping-reserved-name"),
    (r"Argument 'arg' is expected to be one of type", "mapping-server-default-not-sql"),
    (r"unexpected keyword|Additional arguments should be|not accepted by dialect|Argument .* is not accepted",
     "mapping-unknown-keyword relationship-unknown-keyword"),
]
PYTHON = ("builtins.NameError", "builtins.ImportError", "builtins.ModuleNotFoundError", "builtins.AttributeError",
          "builtins.SyntaxError", "builtins.TypeError", "builtins.KeyError")
WARNINGS = [
    (r"will copy column", "relationship-overlap"),
    (r"Can't validate argument|not recognized|Unrecognized", "mapping-unknown-keyword"),
    (r"This declarative base already contains a class with the same class name", ""),
    (r"Could not assemble any primary key", "mapping-no-primary-key"),
    (r"Implicitly combining column", "mapping-*"),
    (r"Setting passive_deletes", "relationship-passive-deletes"),
    (r"Multiple rows returned with uselist=False|delete-orphan", "relationship-cardinality"),
]


def matching(text, table):
    for pattern, rules in table:
        if re.search(pattern, text):
            return rules.split()
    return None


def says(rules, rule):
    """Whether a finding's rule is one of those wanted."""
    return any(fnmatch.fnmatchcase(rule, pattern) for pattern in rules or [])


def is_shown(answer, finding):
    """Whether SQLAlchemy, which accepts the project, made of a relationship what the finding says: one object, not a list."""
    names = re.match(r"`(\w+)\.(\w+)` is annotated as (a collection|one object)", finding["message"])
    if finding["rule"] != "relationship-cardinality" or not names:
        return False
    made = [row for mapper in answer["mappers"] if mapper["class"].split(".")[-1] == names[1]
            for row in mapper["relationships"] if row["name"] == names[2]]
    of_many = [row for row in made if names[3] == "a collection" or row["direction"] != "MANYTOONE"]
    return any(not row["uselist"] for row in of_many)


def wanted(answer):
    """(what, rules): the kind of verdict, and the rules that would say it; None where no rule is meant to."""
    error = answer["error"]
    if error:
        rules = matching("%s %s" % (error["class"], error["text"]), CAUSES)
        if rules is None and error["class"] in PYTHON:
            return "python", None
        return "error", rules
    for warning in answer["warnings"]:
        rules = matching(warning["text"], WARNINGS)
        if rules != []:
            return "warning", rules
    return "ok", []
