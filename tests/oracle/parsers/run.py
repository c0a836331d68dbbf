#!/usr/bin/env python3
"""Both parsers against each other: on valid files, and what the recovering one keeps of broken ones.

    ./dev oracle parsers PATH…              the files that both read, and where their indexes part
    ./dev oracle parsers --mutants N PATH…  broken copies, one edit each: of the bindings outside of the top-level
                                            statement that was edited, how many are still found
"""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../syntax"))
import edits
import pythons


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--ormlint", required=True)
    parser.add_argument("--mutants", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--max-bytes", type=int, default=40000, help="larger files are not mutated")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="how many differences to show")
    chosen = parser.parse_args()
    chosen.ormlint = os.path.abspath(chosen.ormlint)
    return chosen


def dump(chosen, folder, *options):
    command = [chosen.ormlint, "dump", "index", *options, "."]
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode("utf-8", "replace")


def valid_files(chosen, folder):
    """Names of copies, by the path of the original; those that CPython compiles."""
    files = list(pythons.python_files(chosen.paths))
    verdicts = pythons.verdicts(pythons.newest(), files)
    copies = {}
    for path, verdict in zip(files, verdicts):
        if verdict is None:
            name = "f%06d.py" % len(copies)
            shutil.copyfile(path, os.path.join(folder, name))
            copies[name] = path
    return copies


def compare(chosen, folder):
    copies = valid_files(chosen, folder)
    printed = dump(chosen, folder, "--parser", "both").split("\n")[:-1]
    differences = [printed[n : n + 3] for n in range(0, len(printed), 3)]
    for name, strict, recover in differences[: chosen.show]:
        print("%s\n  strict   %s\n  recover  %s\n" % (copies.get(name, name), strict.strip()[9:], recover.strip()[9:]))
    print("%d files that CPython compiles: %d alike, %d not" % (len(copies), len(copies) - len(differences), len(differences)))
    return 1 if differences else 0


def indexes(chosen, folder):
    return {index["path"]: index for index in map(json.loads, dump(chosen, folder, "--format", "json").split("\n")[:-1])}


def bindings(index, outside=None):
    """(the scopes' names, name, kind) of each, those within a span apart."""
    scopes = index["scopes"]
    chains = []
    for scope in scopes:
        above = chains[scope["parent"]] if "parent" in scope else ()
        chains.append(above + (scope["kind"] + " " + scope["name"],))
    found = collections.Counter()
    for scope, chain in zip(scopes, chains):
        for binding in scope["bindings"]:
            if outside is None or not outside[0] <= binding["begin"] < outside[1]:
                found[chain + (binding["name"], binding["kind"])] += 1
    return found


def damaged(index, original, mutant):
    """The bytes of the top-level statements that an edit touches."""
    first = next((n for n, (a, b) in enumerate(zip(original, mutant)) if a != b), min(len(original), len(mutant)))
    same = 0
    while same < min(len(original), len(mutant)) - first and original[-1 - same] == mutant[-1 - same]:
        same += 1
    last = len(original) - same
    begin, end = first, max(last, first + 1)
    for line in index["tree"].split("\n"):
        if line.startswith("  ") and line[2] != " " and ".." in line:
            a, b = map(int, line.rsplit(" ", 1)[1].split(".."))
            if a <= last and first <= b:
                begin, end = min(begin, a), max(end, b)
    return begin, end


def mutate(chosen, folder):
    choose = random.Random(chosen.seed)
    files = [path for path in pythons.python_files(chosen.paths) if 0 < os.path.getsize(path) <= chosen.max_bytes]
    choose.shuffle(files)
    files = files[: chosen.mutants]
    files = [path for path, verdict in zip(files, pythons.verdicts(pythons.newest(), files)) if verdict is None]
    made = {}
    kinds = list(edits.KINDS)
    for number in range(chosen.mutants):
        with open(files[number % len(files)], "rb") as file:
            original = file.read()
        kind = kinds[number % len(kinds)]
        mutant = edits.KINDS[kind](original.decode("latin-1"), choose)
        if mutant is None or mutant.encode("latin-1") == original:
            continue
        mutant = mutant.encode("latin-1")
        made["m%06d.py" % number] = (kind, original, mutant)
        for name, text in (("m%06d.py" % number, mutant), ("o%06d.py" % number, original)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(text)
    return made


def keep(chosen, folder):
    made = mutate(chosen, folder)
    found = indexes(chosen, folder)
    kept, all_ = collections.Counter(), collections.Counter()
    worst = []
    for name, (kind, original, mutant) in made.items():
        before, after = found.get("o" + name[1:]), found.get(name)
        if not before or not after or "error" in before or "error" not in after:
            continue
        wanted = bindings(before, damaged(before, original, mutant))
        still = sum((wanted & bindings(after)).values())
        kept[kind] += still
        all_[kind] += sum(wanted.values())
        worst.append((sum(wanted.values()) - still, kind, name, after["error"]["message"]))
    for kind in sorted(all_):
        print("%-22s%9d of%9d kept  %7.3f %%" % (kind, kept[kind], all_[kind], 100 * kept[kind] / max(1, all_[kind])))
    for lost, kind, name, message in sorted(worst, reverse=True)[: chosen.show]:
        print("%6d lost  %s  %s  %s" % (lost, name, kind, message))
    share = 100 * sum(kept.values()) / max(1, sum(all_.values()))
    print("%d broken files: %d of %d bindings kept, %.3f %%" % (len(worst), sum(kept.values()), sum(all_.values()), share))
    return 0 if share >= 95 else 1


def main():
    chosen = arguments()
    with tempfile.TemporaryDirectory() as folder:
        return keep(chosen, folder) if chosen.mutants else compare(chosen, folder)


if __name__ == "__main__":
    sys.exit(main())
