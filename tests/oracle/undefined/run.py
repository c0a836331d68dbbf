#!/usr/bin/env python3
"""`undefined-name` beside pyflakes and ruff's F821: which names, at which lines, one side reports and the other does not.

    ./dev oracle undefined PATH…    each PATH is a project

Both come from pip into a virtual environment of the newest CPython at hand, thrown away afterwards. --keep DIR keeps it,
and what the two said of each PATH, which is read there the next time.

They report what looks undefined. We report what fails when it runs, so most of what only they say is explained by where
it stands; such reasons are told from the source as CPython parses it, and only what is left is "unexplained".
"""
import argparse
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import pythons
import reasons

TOOLS = ["pyflakes==4.1.0", "ruff==0.17.6"]
UNDEFINED = re.compile(r"^(.+?):(\d+):\d+:? (?:undefined name '(.+)'(?! in __all__)|local variable '(.+)' .*referenced before)")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--ormlint", required=True)
    parser.add_argument("--python", help="the CPython that pyflakes runs on [default: the newest at hand]")
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--show", type=int, default=40, metavar="N", help="how many differences of a kind to show")
    parser.add_argument("--only", choices=["ours", "theirs"], help="show one side's differences")
    chosen = parser.parse_args()
    chosen.ormlint = os.path.abspath(chosen.ormlint)
    chosen.python = chosen.python or pythons.newest()
    return chosen


def install(python, folder):
    tools = os.path.join(folder, "tools", "bin")
    if not os.path.exists(os.path.join(tools, "ruff")):
        subprocess.run([python, "-m", "venv", os.path.dirname(tools)], check=True)
        subprocess.run([os.path.join(tools, "pip"), "install", "--quiet", "--disable-pip-version-check", *TOOLS], check=True)
    return tools


def ours(ormlint, tree):
    command = [ormlint, "check", "--select", "undefined-name", "--format", "json", "--quiet", "--exit-zero", "."]
    done = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        found = json.loads(done.stdout)["findings"]
    except ValueError:
        raise SystemExit("ormlint ended with %d in %s: %s" % (done.returncode, tree, done.stderr[-500:]))
    rows = {}
    for finding in found:
        name = re.match(r"`([^`]+)`", finding["message"]).group(1)
        rows[os.path.normpath(finding["path"]), finding["start"]["line"], name] = finding["message"]
    return rows


def pyflakes(tools, tree):
    done = subprocess.run([os.path.join(tools, "pyflakes"), "."], cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True, errors="replace")
    for line in done.stdout.splitlines():
        match = UNDEFINED.match(line)
        if match and match.group(1).endswith(".py"):
            yield os.path.normpath(match.group(1)), int(match.group(2)), match.group(3) or match.group(4)


def ruff(tools, tree):
    command = [os.path.join(tools, "ruff"), "check", "--select", "F821", "--isolated", "--no-cache", "--ignore-noqa", "--exit-zero",
               "--no-respect-gitignore", "--config", "exclude = []", "--output-format", "json", "."]
    done = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for row in json.loads(done.stdout):
        name = re.match(r"Undefined name `(.+?)`", row["message"])
        if name and row["filename"].endswith(".py"):
            path = os.path.relpath(row["filename"], os.path.realpath(tree))
            yield path, row["location"]["row"], name.group(1)


def theirs(chosen, tools, folder, tree):
    """(path, line, name) to the names of the tools that say so."""
    kept = os.path.join(folder, hashlib.sha1(os.path.realpath(tree).encode()).hexdigest()[:16] + ".json")
    if not os.path.exists(kept):
        said = {"pyflakes": sorted(set(pyflakes(tools, tree))), "ruff": sorted(set(ruff(tools, tree)))}
        with open(kept, "w") as file:
            json.dump(said, file)
    rows = collections.defaultdict(list)
    with open(kept) as file:
        for tool, said in json.load(file).items():
            for path, line, name in said:
                rows[path, line, name].append(tool)
    return rows


def show(title, rows, limit):
    print("\n%5d  %s" % (len(rows), title))
    for tree, (path, line, name), what in rows[:limit]:
        print("       %s:%d: %s  %s" % (os.path.join(tree, path), line, name, what))
    if len(rows) > limit:
        print("       … and %d more" % (len(rows) - limit))


def main():
    chosen = arguments()
    only_ours, only_theirs = [], collections.defaultdict(list)
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or temporary
        os.makedirs(folder, exist_ok=True)
        tools = install(chosen.python, folder)
        for tree in chosen.paths:
            said, mine = theirs(chosen, tools, folder, tree), ours(chosen.ormlint, tree)
            counts["ours"] += len(mine)
            counts["pyflakes"] += sum("pyflakes" in by for by in said.values())
            counts["ruff"] += sum("ruff" in by for by in said.values())
            counts["both sides"] += len(mine.keys() & said.keys())
            only_ours += [(tree, row, mine[row]) for row in sorted(mine.keys() - said.keys())]
            for row in sorted(said.keys() - mine.keys()):
                reason = reasons.reason(os.path.join(tree, row[0]), *row[1:])
                only_theirs[reason].append((tree, row, " ".join(said[row])))
    print(" · ".join("%s %d" % row for row in counts.items()))
    if chosen.only != "theirs":
        show("only ours", only_ours, chosen.show)
    if chosen.only != "ours":
        for reason, rows in sorted(only_theirs.items(), key=lambda item: (item[0] == reasons.NONE, len(item[1]))):
            show("only theirs: " + reason, rows, chosen.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
