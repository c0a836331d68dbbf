"""Imports modules and says which claims about their names hold: JSON in, JSON out. See run.py."""
import collections
import importlib
import json
import sys
import types
import warnings

MISSING = object()
# What the import system itself sets on a module.
OWN = {name for name in vars(types.ModuleType("x"))} | {
    "__builtins__", "__file__", "__cached__", "__path__", "__annotations__", "__warningregistry__"}


def imported(name):
    try:
        return importlib.import_module(name)
    except BaseException:
        return None


def at(dotted):
    """What a dotted name leads to: the longest part that is a module, then attributes."""
    parts = dotted.split(".")
    for count in range(len(parts), 0, -1):
        found = imported(".".join(parts[:count]))
        if found is None:
            continue
        for part in parts[count:]:
            found = getattr(found, part, MISSING)
            if found is MISSING:
                break
        if found is not MISSING:
            return found
    return MISSING


def owner_and_rest(dotted, modules):
    parts = dotted.split(".")
    for count in range(len(parts) - 1, 0, -1):
        name = ".".join(parts[:count])
        if name in modules:
            return name, parts[count:]
    return None, parts


def is_there(dotted, thing, modules):
    """The module that we say defines it holds this very thing under that name."""
    name, rest = owner_and_rest(dotted, modules)
    found = sys.modules.get(name, MISSING)
    for part in rest:
        found = getattr(found, part, MISSING)
    return found is thing or (type(found) is type(thing) is int and found == thing)


def holds(claim, thing, modules):
    kind, dotted, *words = claim.split(" ")
    if kind == "module":
        return isinstance(thing, types.ModuleType) and thing.__name__ == dotted
    if kind == "external":
        expected = at(dotted)
        return expected is thing or (expected is not MISSING and type(expected) is type(thing) and expected == thing)
    if kind == "variable" or "decorated" in words:
        return is_there(dotted, thing, modules)
    expected = isinstance(thing, type if kind == "class" else (types.FunctionType, types.BuiltinFunctionType))
    named = "%s.%s" % (getattr(thing, "__module__", None), getattr(thing, "__qualname__", None))
    return expected and (named == dotted or is_there(dotted, thing, modules))


def main():
    warnings.simplefilter("ignore")
    said = json.loads(sys.stdin.read())
    answers, sys.stdout = sys.stdout, sys.stderr
    counts, wrong = collections.Counter(), []
    modules = {name: imported(name) for name in said}
    for name, (is_open, is_package, names) in said.items():
        counts["modules"] += 1
        module = modules[name]
        if not str(getattr(module, "__file__", "")).endswith(".py"):  # or it is a compiled one
            counts["not imported"] += 1
            continue
        there = dict(vars(module))
        for key, claim in names.items():
            thing = there.pop(key, MISSING)
            if key in OWN:
                continue
            if claim == "unknown" or claim.endswith(" maybe"):
                counts["unknown"] += 1
                continue
            good = thing is not MISSING and holds(claim, thing, said)
            counts["equal" if good else "wrong"] += 1
            if not good:
                wrong.append("%s.%s: %s, but it is %s" % (name, key, claim, "not there" if thing is MISSING else
                             "%s %s.%s" % (type(thing).__name__, getattr(thing, "__module__", ""),
                                           getattr(thing, "__qualname__", getattr(thing, "__name__", "")))))
        for key, thing in there.items():
            submodule = isinstance(thing, types.ModuleType) and thing.__name__ == name + "." + key
            if key in OWN or submodule:
                continue
            counts["unknown" if is_open else "wrong"] += 1
            if not is_open:
                wrong.append("%s.%s: not listed, but it is a %s" % (name, key, type(thing).__name__))
    json.dump({"counts": counts, "wrong": wrong}, answers)
    answers.flush()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    import os
    os._exit(0)
