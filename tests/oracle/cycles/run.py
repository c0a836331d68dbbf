"""Compares import-cycle-breaks with what CPython does with random small projects.

    run.py --ormlint build/release/ormlint [--graphs 600] [--seed 1] [--keep DIR] [--show N]

Each project has 10 to 12 modules in packages that import each other in every way we could think of, at the top, in the
middle and at the end of files, and one to three scripts that begin. Every script is imported in a process of its own. Of
the findings, by place,

    right         a script ends there with "cannot import name … partially initialized module"
    right behind  no script comes that far, but the import of some module as the first one ends there
    wrong         neither, or some script loads the finding's file to its end

and a place where scripts end, never get past, and that ormlint does not report, is missed.

The exit code is 1 when a finding is wrong or none was right.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

PLACE = re.compile(r'^  File "(.*?)", line (\d+), in (.*)$', re.M)


class Graph:
    def __init__(self, random):
        self.random = random
        packages = ["", "", "p.", "p.", "q.", "p.r."]
        self.modules = ["p", "q", "p.r"]
        for n in range(random.randint(7, 9)):
            self.modules.append(random.choice(packages) + "m%d" % n)
        # A graph of few edges seldom has a cycle, one of many hides the first failure behind guesses.
        self.sparse = random.choice([0.3, 0.6, 1.0])

    def is_package(self, name):
        return name in ("p", "q", "p.r")

    def path(self, name):
        return name.replace(".", "/") + ("/__init__.py" if self.is_package(name) else ".py")

    def names(self, module):
        number = self.modules.index(module)
        return ["x%d_%s" % (number, part) for part in "abc"]

    def relative(self, own, other):
        """`other` as a relative import in `own` names it, and whether it can."""
        package = own if self.is_package(own) else own.rpartition(".")[0]
        dots = "."
        while package:
            if other.startswith(package + "."):
                return dots + other[len(package) + 1:]
            package, dots = package.rpartition(".")[0], dots + "."
        return other

    def an_import(self, own):
        random = self.random
        other = random.choice([module for module in self.modules if module != own])
        package, _, last = other.rpartition(".")
        name = random.choice(self.names(other) + ["f%d" % self.modules.index(other)])
        spelled = self.relative(own, other) if random.random() < 0.4 else other
        forms = ["from %s import %s" % (spelled, name)] * 5
        forms += ["from %s import %s as y, %s" % (spelled, name, random.choice(self.names(other)))]
        forms += ["import %s" % other, "import %s as z" % other, "import os, %s" % other]
        forms += ["from %s import *" % spelled] * (random.random() < 0.3)
        if package:
            above = self.relative(own, package + ".") if spelled.startswith(".") else package
            above = above if set(above) == {"."} else above.rstrip(".")
            forms += ["from %s import %s" % (above, last), "from %s import %s as w" % (above, last)]
            forms += ["from %s import %s, %s" % (above, random.choice(self.names(package)), last)]
        if spelled.startswith(".") and "." not in spelled[1:]:
            forms.append("from . import %s" % last if spelled.count(".") == 1 else "from %s import %s" % (spelled, name))
        return random.choice(forms)

    def a_block(self, own):
        random, number = self.random, self.modules.index(own)
        line = self.an_import(own)
        kind = random.choices(
            ["plain", "class", "try", "if", "typing", "main", "lazy", "called", "with", "finally", "set", "finding"],
            [60, 4, 3, 3, 2, 2, 4, 3, 2, 2, 1, 1])[0]
        if kind in ("class", "called", "lazy") and line.endswith("*"):
            kind = "plain"
        other = random.choice(self.modules)
        return {
            "plain": "%s" % line,
            "class": "class C%d:\n    %s" % (number, line),
            "try": "try:\n    %s\nexcept ImportError:\n    pass" % line,
            "if": "if len('ab') == %d:\n    %s" % (random.choice([2, 3]), line),
            "typing": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    %s" % line,
            "main": "if __name__ == '__main__':\n    %s" % line,
            "lazy": "def lazy%d():\n    %s" % (number, line),
            "called": "def lazy%d():\n    %s\n\n\nlazy%d()" % (number, line, number),
            "with": "import contextlib\nwith contextlib.suppress(ImportError):\n    %s" % line,
            "finally": "try:\n    %s\nfinally:\n    done = 1" % line,
            "set": "import sys\nif '%s' in sys.modules:\n    import %s as s\n    s.%s = 1" % (
                other, other, random.choice(self.names(other))),
            "finding": "import importlib\nimportlib.import_module('%s')" % other,
        }[kind]

    def text(self, own):
        random, number = self.random, self.modules.index(own)
        first, second, third = self.names(own)
        parts = ['"""%s"""' % own]

        def imports(share):
            while random.random() < share * self.sparse:
                parts.append(self.a_block(own))

        imports(0.6)
        parts.append("%s = 1" % first)
        imports(0.3)
        parts.append(random.choice(["class %s: ...", "def %s(): ...", "%s = [1]", "if len('ab') == 2:\n    %s = 2",
                                    "for %s in range(3): pass"]) % second)
        inside = "" if random.random() < 0.7 else "    %s\n" % self.an_import(own).replace("import *", "import x")
        parts.append("def f%d():\n    %s\n%s    return 1" % (number, "global x%d_c" % number if random.random() < 0.04 else "pass", inside))
        imports(0.3)
        parts.append("%s = 3" % third)
        imports(0.2)
        if random.random() < 0.05:
            parts.append("__all__ = ['%s']" % first)
        return "\n".join(parts) + "\n"

    def write(self, folder):
        for module in self.modules:
            path = os.path.join(folder, self.path(module))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(self.text(module))
        scripts = []
        for n in range(self.random.choice([1, 1, 1, 2, 3])):
            scripts.append("run%d.py" % n)
            wanted = self.random.sample(self.modules, self.random.choice([1, 1, 2]))
            with open(os.path.join(folder, scripts[-1]), "w") as file:
                file.write("".join("import %s\n" % module for module in wanted))
        return scripts


# Imports what it is told and says which of the project's modules are there in the end.
DRIVER = """import importlib, os, sys
sys.path.insert(0, os.getcwd())
importlib.import_module(sys.argv[1])
here = os.getcwd() + os.sep
print(*(os.path.relpath(m.__file__) for m in list(sys.modules.values()) if (getattr(m, "__file__", "") or "").startswith(here)))
"""


def observe(folder, module):
    """How the import of a module as the first one ends: the (path, line) of a cycle that breaks, and the files loaded."""
    folder = os.path.realpath(folder)
    done = subprocess.run([sys.executable, "-B", "-I", "-c", DRIVER, module], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60)
    if not done.returncode:
        return None, set(done.stdout.split())
    last = done.stderr.strip().splitlines()[-1]
    if not (last.startswith("ImportError: cannot import name") and "partially initialized module" in last):
        return None, set()
    path, line, _ = PLACE.findall(done.stderr)[-1]
    return (os.path.relpath(path, folder), int(line)), set()


def ask(ormlint, folder):
    done = subprocess.run([ormlint, "check", "--select=import-cycle-breaks", "--format=concise"],
                          cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit("ormlint ended with %d: %s" % (done.returncode, done.stderr))
    found = re.findall(r"^(\S+?):(\d+):\d+: .*import-cycle-breaks", done.stdout, re.M)
    return {(path, int(line)) for path, line in found}


def compare(ormlint, folder, seed):
    graph = Graph(random.Random(seed))
    scripts = graph.write(folder)
    said = ask(ormlint, folder)
    seen = [observe(folder, script[:-3]) for script in scripts]
    places = {place for place, _ in seen if place}
    loaded = set().union(*(files for _, files in seen))
    counts = collections.Counter()
    counts["graphs that break"] += bool(places)
    left = {place for place in said - places if place[0] not in loaded}
    behind = left & {observe(folder, module)[0] for module in graph.modules} if left else set()
    right = {place for place in said & places if place[0] not in loaded}
    wrong = said - right - behind
    counts["right"] = len(right)
    counts["right behind"] = len(behind)
    counts["wrong"] = len(wrong)
    counts["missed"] = len({place for place in places - said if place[0] not in loaded})
    return seed, counts, sorted(wrong), seen


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ormlint", required=True)
    options.add_argument("--graphs", type=int, default=600)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", help="write the projects into this folder and leave them there")
    options.add_argument("--show", type=int, default=10, help="how many wrong findings to show")
    options = options.parse_args()
    ormlint = os.path.abspath(options.ormlint)
    top = options.keep or tempfile.mkdtemp()
    total = collections.Counter()
    try:
        jobs = []
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            for seed in range(options.seed, options.seed + options.graphs):
                folder = os.path.join(top, "graph%d" % seed)
                shutil.rmtree(folder, ignore_errors=True)
                os.makedirs(folder)
                jobs.append(pool.submit(compare, ormlint, folder, seed))
            for job in jobs:
                seed, counts, wrong, seen = job.result()
                total += counts
                if wrong and options.show > 0:
                    options.show -= 1
                    print("graph%d: said %s, CPython ends in %s" % (seed, wrong, seen))
    finally:
        if not options.keep:
            shutil.rmtree(top)
    print("%d graphs, %s" % (options.graphs, ", ".join("%d %s" % (total[name], name) for name in (
        "graphs that break", "right", "right behind", "wrong", "missed"))))
    return 1 if total["wrong"] or not total["right"] else 0


if __name__ == "__main__":
    sys.exit(main())
