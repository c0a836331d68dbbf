"""The scopes of a file and what its names are there: from CPython's `symtable`, and from an index of ormlint's, as lines
that are equal when both say the same.

Of each name in each scope: P parameter, I imported, G declared global, N declared nonlocal, A annotated, B bound otherwise,
and where it lives: local, free or global. From 3.12 on symtable shows list comprehensions as parts of the functions around
them; use 3.11.
"""
import re
import symtable

COMPREHENSIONS = ("listcomp", "setcomp", "dictcomp", "genexpr")
OWN_NAMES = ("__class__", ".0", "__classdict__")


def mangled(name, classes):
    if not classes or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    owner = classes[-1].lstrip("_")
    return "_%s%s" % (owner, name) if owner else name


# --- CPython's ---

def flags_of(symbol, kind):
    raw = symbol._Symbol__flags
    if kind == "comprehension" and raw & (1 | 8):
        return ""  # of an assignment expression, which binds in the function around it
    # Names of Include/internal/pycore_symtable.h: global 1, local 2, parameter 4, nonlocal 8, import 128, annotated 256.
    return "".join(letter for letter, bit in (("P", 4), ("I", 128), ("G", 1), ("N", 8), ("A", 256), ("B", 2)) if raw & bit)


def place_of(symbol, table):
    if table.get_type() == "module":
        return "global"
    return "free" if symbol.is_free() else "local" if symbol.is_local() else "global"


def known(symbol, table):
    """Not the names that only pass through a scope, nor what a function's `global` leaves in the module's table."""
    raw = symbol._Symbol__flags & 0x3FF
    if symbol.get_name() in OWN_NAMES or not raw & ~(32 | 64 | 512):
        return False
    return table.get_type() != "module" or not raw & 1


def of_cpython(table, path=()):
    name = table.get_name()
    kind = table.get_type()
    if kind == "function" and name in COMPREHENSIONS and ".0" in table.get_identifiers():
        kind, name = "comprehension", ""
    elif kind == "function" and name == "lambda":
        kind, name = "lambda", ""
    elif kind == "module":
        name = ""
    path += ("%s %s:%d" % (kind, name, 0 if kind == "module" else table.get_lineno()),)
    names = sorted(symbol.get_name() + "=" + flags_of(symbol, kind) + " " + place_of(symbol, table)
                   for symbol in table.get_symbols() if known(symbol, table))
    yield " / ".join(path) + " { " + ", ".join(names) + " }"
    for child in table.get_children():
        yield from of_cpython(child, path)


# --- ours ---

LETTERS = {"parameter": "P", "import_module": "I", "import_name": "I", "global": "G", "nonlocal": "N", "annotation": "AB"}


class Ours:
    def __init__(self, index, line_of, silent):
        self.silent = silent  # names that a function's `global` puts into the module's table
        self.scopes = index["scopes"]
        self.line_of = line_of
        self.flags = [self.bound(scope) for scope in self.scopes]

    def bound(self, scope):
        found = {}
        for binding in scope["bindings"]:
            if binding["kind"] != "import_star":
                found.setdefault(binding["name"], set()).update(LETTERS.get(binding["kind"], "B"))
                if binding.get("annotated") and binding["kind"] != "parameter":
                    found[binding["name"]].add("A")
        return found

    def chain(self, number):
        while number is not None:
            yield number
            number = self.scopes[number].get("parent")

    def place(self, number, name):
        if self.scopes[number]["kind"] == "module":
            return "global"
        for at in self.chain(number):
            kind = self.scopes[at]["kind"]
            flags = self.flags[at].get(name)
            if kind == "module" or (flags and "G" in flags and (kind != "class" or at == number)):
                return "global"
            if flags is None or (kind == "class" and at != number) or "N" in flags:
                continue
            return "local" if at == number else "free"
        return "global"

    def lines(self):
        for number, scope in enumerate(self.scopes):
            path, classes = [], []
            for at in reversed(list(self.chain(number))):
                one = self.scopes[at]
                line = 0 if one["kind"] == "module" else self.line_of(one["begin"])
                path.append("%s %s:%d" % (one["kind"], one["name"], line))
                classes += [one["name"]] if one["kind"] == "class" else []
            names = set(self.flags[number]) | set(scope["names"])
            shown = sorted("%s=%s %s" % (mangled(name, classes), self.letters(number, name), self.place(number, name))
                           for name in names if name not in OWN_NAMES and (number or name not in self.silent))
            yield " / ".join(path) + " { " + ", ".join(shown) + " }"

    def letters(self, number, name):
        return "".join(letter for letter in "PIGNAB" if letter in self.flags[number].get(name, ()))


def with_annotations(source):
    """Under `from __future__ import annotations` symtable leaves their names out; ormlint wants them all the same."""
    return re.sub(rb"^(from __future__ import [^\n;#]*)\bannotations\b", rb"\1division as annotations", source, flags=re.M)


def differences(source, index, line_of):
    table = symtable.symtable(with_annotations(source), "x", "exec")
    silent = {symbol.get_name() for symbol in table.get_symbols() if symbol._Symbol__flags & 1}
    wanted = sorted(of_cpython(table))
    found = sorted(Ours(index, line_of, silent).lines())
    only = lambda one, other: [line for line in one if line not in set(other)]
    return only(wanted, found), only(found, wanted)
