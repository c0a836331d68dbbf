"""Single edits of model files, as the slips of a day make them: names, strings, keywords, keys, bases, imports."""
import ast
import collections

Edit = collections.namedtuple("Edit", "kind file line text label")

KEYWORDS = {"nullable": "nulable", "back_populates": "back_populate", "primary_key": "primarykey", "secondary": "secondry",
            "viewonly": "view_only", "unique": "uniqe", "index": "indexed", "foreign_keys": "foreign_key",
            "server_default": "server_defaults", "cascade": "cascades"}
DROPPED = {"foreign_keys", "primaryjoin", "secondaryjoin", "secondary", "remote_side", "back_populates", "backref", "overlaps",
           "viewonly", "uselist", "single_parent", "primary_key", "name", "use_alter", "post_update"}
EXPRESSIONS = {"order_by", "primaryjoin", "secondaryjoin", "foreign_keys", "remote_side"}
COLUMNS = {"Column", "mapped_column", "Field"}
RELATIONS = {"relationship", "Relationship", "backref"}
TYPES = {"Integer": "String", "String": "Integer", "Text": "Integer", "DateTime": "Date", "BigInteger": "Integer"}


def called(node):
    """The last name of what a call calls."""
    if not isinstance(node, ast.Call):
        return None
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def typo(word):
    """The word with its last letters changed, as a hand would: a plural more or less."""
    return word[:-1] if word.endswith("s") and len(word) > 2 else word + "s"


class Editor:
    """Collects the edits of one file. `file` is its path in the project, `text` what it holds."""

    def __init__(self, file, text):
        self.file, self.text, self.edits = file, text, []
        self.tree = ast.parse(text)
        self.starts = [0]
        for line in text.encode().split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, node):
        return (self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset)

    def source(self, node):
        begin, end = self.span(node)
        return self.text.encode()[begin:end].decode()

    def replace(self, kind, changes, line, label):
        data = self.text.encode()
        for (begin, end), new in sorted(changes, reverse=True):
            data = data[:begin] + new.encode() + data[end:]
        text = data.decode()
        try:
            compile(text, self.file, "exec", dont_inherit=True)
        except SyntaxError:
            return
        if text != self.text:
            self.edits.append(Edit(kind, self.file, line, text, label))

    def put(self, kind, node, new, label=None):
        self.replace(kind, [(self.span(node), new)], node.lineno, label or "%s -> %s" % (self.source(node), new))

    def put_text(self, kind, node, new):
        quote = self.source(node)[-1]
        if quote in "\"'" and node.lineno == node.end_lineno:
            self.put(kind, node, quote + new + quote)

    def argument_span(self, call, node):
        """An argument with the comma that goes with it."""
        begin, end = self.span(node)
        arguments = sorted([self.span(part) for part in call.args] + [self.span(part) for part in call.keywords])
        at = arguments.index((begin, end))
        if at + 1 < len(arguments):
            return begin, arguments[at + 1][0]
        return (arguments[at - 1][1], end) if at else (begin, end)

    def drop_argument(self, kind, call, node):
        self.replace(kind, [(self.argument_span(call, node), "")], node.lineno, "without %s" % self.source(node))

    def add_keyword(self, kind, call, keyword):
        end = self.span(call)[1] - 1
        before = self.text.encode()[:end].rstrip()
        comma = "" if before.endswith((b"(", b",")) else ", "
        self.replace(kind, [((end, end), comma + keyword)], call.lineno, "with %s" % keyword)

    # --- statements ---

    def drop_statement(self, kind, node):
        end = self.span(node)[1]
        if getattr(node, "decorator_list", None):
            return
        self.replace(kind, [((self.span(node)[0], end), "pass")], node.lineno, "without %s" % self.source(node).split("\n")[0])

    def class_(self, node):
        names = [part for part in ast.walk(self.tree) if isinstance(part, ast.Name) and part.id == node.name]
        begin = self.span(node)[0] + len("class ")
        changes = [((begin, begin + len(node.name)), typo(node.name))]
        self.replace("class-renamed", changes + [(self.span(name), typo(node.name)) for name in names], node.lineno,
                     "class %s -> %s" % (node.name, typo(node.name)))
        self.drop_statement("class-dropped", node)
        for base in node.bases:
            if len(node.bases) == 1 and not any(word.arg == "table" for word in node.keywords):
                self.put("base-changed", base, "object")
        for part in node.body:
            self.statement(node, part)

    def statement(self, owner, node):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
        elif isinstance(node, ast.AnnAssign):
            target = node.target
        else:
            return
        if not isinstance(target, ast.Name):
            return
        if target.id == "__tablename__" and is_text(node.value):
            self.put_text("table-renamed", node.value, typo(node.value.value))
            for other in self.tablenames:
                if other != node.value.value:
                    self.put_text("table-same", node.value, other)
        if target.id.startswith("__"):
            return
        kind = "relationship" if called(node.value) in RELATIONS else "column"
        self.put(kind + "-renamed", target, typo(target.id))
        self.put("name-reserved", target, "metadata")
        self.drop_statement(kind + "-dropped", node)
        text = self.source(node)
        if kind == "column" and "ForeignKey" in text or "foreign_key=" in text:
            begin, end = self.span(node)
            again = text.replace(target.id, target.id + "_again", 1)
            self.replace("key-second", [((end, end), "\n    " + again)], node.lineno, "twice: %s" % text.split("\n")[0])
        if kind == "relationship" and node.col_offset == 4:
            again = text.replace(target.id, target.id + "_again", 1)
            end = self.span(node)[1]
            self.replace("relationship-second", [((end, end), "\n    " + again)], node.lineno, "twice: %s" % text.split("\n")[0])

    # --- expressions ---

    def call(self, node):
        name = called(node)
        if name in ("ForeignKey",) and node.args and is_text(node.args[0]):
            self.target(node.args[0])
        for word in node.keywords:
            if word.arg in KEYWORDS and name in COLUMNS | RELATIONS:
                begin = self.span(word)[0]
                self.replace("keyword-misspelt", [((begin, begin + len(word.arg)), KEYWORDS[word.arg])], word.value.lineno,
                             "%s -> %s" % (word.arg, KEYWORDS[word.arg]))
            if word.arg == "foreign_key" and is_text(word.value):
                self.target(word.value)
            if word.arg in DROPPED and name in COLUMNS | RELATIONS | {"ForeignKey"}:
                self.drop_argument("%s-dropped" % word.arg, node, word)
        if name in COLUMNS:
            self.column(node)
        if name in RELATIONS:
            self.relation(node, name)

    def target(self, node):
        parts = node.value.split(".")
        self.put_text("key-table", node, ".".join(parts[:-2] + [typo(parts[-2]), parts[-1]]) if len(parts) > 1 else "x.y")
        self.put_text("key-column", node, ".".join(parts[:-1] + [typo(parts[-1])]))

    def column(self, node):
        for part in node.args:
            if called(part) == "ForeignKey":
                typed = len(node.args) > 1 or called(node) != "Column"
                if typed:
                    self.drop_argument("key-dropped", node, part)
                else:
                    before = self.source(part.func)
                    self.put("key-dropped", part, before.replace("ForeignKey", "Integer"))
            if isinstance(part, ast.Name) and part.id in TYPES and "import" in self.text:
                self.put("type-changed", part, TYPES[part.id])
        if called(node) != "Field":
            self.add_keyword("server-default", node, "server_default=True")

    def relation(self, node, name):
        targets = node.args[:1] if name != "backref" else []
        targets += [word.value for word in node.keywords if word.arg == "argument"]
        for part in filter(is_text, targets):
            self.put_text("target-misspelt", part, typo(part.value))
        for word in node.keywords:
            if word.arg in ("back_populates", "backref", "secondary") and is_text(word.value):
                self.put_text("%s-misspelt" % word.arg, word.value, typo(word.value.value))
            if word.arg in EXPRESSIONS and is_text(word.value):
                self.put_text("expression-misspelt", word.value, typo(word.value.value.rstrip(")]")))
                self.put_text("expression-class", word.value, word.value.value.replace(".", "s.", 1))
        given = {word.arg for word in node.keywords}
        if "cascade" not in given:
            self.add_keyword("orphans", node, 'cascade="all, delete-orphan"')
        if "viewonly" not in given and name == "relationship":
            self.add_keyword("viewonly-added", node, "viewonly=True")
        if "uselist" not in given:
            self.add_keyword("uselist-added", node, "uselist=False")

    def annotation(self, node):
        if not isinstance(node, ast.Subscript) or getattr(node.value, "id", None) != "Mapped":
            return
        inner = node.slice
        if isinstance(inner, ast.Subscript) and getattr(inner.value, "id", "") in ("list", "List", "set", "Set"):
            self.put("list-to-one", inner, self.source(inner.slice))
            inner = inner.slice
        elif is_text(inner) and inner.value.isidentifier():
            self.put("one-to-list", inner, "list[%s]" % self.source(inner))
        if is_text(inner) and inner.value.isidentifier():
            self.put_text("target-misspelt", inner, typo(inner.value))
        self.put("mapped-dropped", node, self.source(node.slice))

    def run(self):
        assigned = [node for node in ast.walk(self.tree) if isinstance(node, ast.Assign) and is_text(node.value)]
        self.tablenames = [node.value.value for node in assigned if getattr(node.targets[0], "id", "") == "__tablename__"]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                self.class_(node)
            elif isinstance(node, ast.Call):
                self.call(node)
            elif isinstance(node, ast.AnnAssign):
                self.annotation(node.annotation)
        for node in self.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.drop_statement("import-dropped", node)
        return self.edits


def edits_of(file, text):
    return Editor(file, text).run()
