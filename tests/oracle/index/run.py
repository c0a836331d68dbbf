#!/usr/bin/env python3
"""The index against CPython: trees against ast, scopes and bindings against symtable, of every file that it compiles.

    ./dev oracle index [PATH…]

Without a PATH the newest interpreter's own library is read. Scopes are compared by the newest Python before 3.12, whose
symtable still tells comprehensions from the functions around them.
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import pythons

BATCH = 2000  # files to one run of ormlint


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--ormlint", required=True)
    parser.add_argument("--python", help="whose ast is compared with [default: the newest at hand]")
    parser.add_argument("--scopes", help="whose symtable is [default: the newest at hand before 3.12]", metavar="PYTHON")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="how many kinds of differences to show")
    chosen = parser.parse_args()
    chosen.ormlint = os.path.abspath(chosen.ormlint)
    chosen.python = chosen.python or pythons.newest()
    chosen.scopes = chosen.scopes or pythons.newest(before=(3, 12))
    if not chosen.paths:
        chosen.paths = [pythons.library(chosen.python)]
    return chosen


def batches(paths):
    batch = {}
    for number, path in enumerate(pythons.python_files(paths)):
        batch["f%06d.py" % number] = path
        if len(batch) == BATCH:
            yield batch
            batch = {}
    if batch:
        yield batch


def compared(chosen, batch, folder):
    """(what, original path, None or (CPython's, ours)) for each file and comparison."""
    for name, path in batch.items():
        shutil.copyfile(path, os.path.join(folder, name))
    indexes = os.path.join(folder, "indexes.jsonl")
    with open(indexes, "wb") as out:
        subprocess.run([chosen.ormlint, "dump", "index", "--format", "json", "."], cwd=folder, stdout=out, stderr=subprocess.DEVNULL)
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "compare.py")
    for what, python in (("trees", chosen.python), ("scopes", chosen.scopes)):
        done = subprocess.run([python, script, what, indexes, folder], stdout=subprocess.PIPE, text=True, check=True)
        for line in done.stdout.splitlines():
            name, found = json.loads(line)
            yield what, batch[name], found


def kind_of(found):
    """Differences of one cause mostly differ in names and numbers only."""
    return " | ".join(re.sub(r'"(\\.|[^"\\])*"|\d+', "…", side)[:90] for side in found)


def main():
    chosen = arguments()
    counts = collections.Counter()
    examples = collections.defaultdict(list)
    for batch in batches(chosen.paths):
        with tempfile.TemporaryDirectory() as folder:
            for what, path, found in compared(chosen, batch, folder):
                counts[what, found is None] += 1
                if found:
                    examples[what, kind_of(found)].append((path, found))
    for (what, kind), found in sorted(examples.items(), key=lambda item: -len(item[1]))[:chosen.show]:
        path, (cpython, ours) = found[0]
        print("%5d  %s  %s\n       CPython  %.300s\n       ormlint  %.300s\n" % (len(found), what, path, cpython, ours))
    for what, python in (("trees", chosen.python), ("scopes", chosen.scopes)):
        shown = ".".join(map(str, pythons.version(python)))
        print("%-7s CPython %s: %d equal, %d different" % (what, shown, counts[what, True], counts[what, False]))
    return 1 if examples else 0


if __name__ == "__main__":
    sys.exit(main())
