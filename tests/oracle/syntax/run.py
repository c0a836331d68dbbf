#!/usr/bin/env python3
"""`syntax-error` against CPython's compile(): verdict, line and message of each file, side by side.

    ./dev oracle syntax [--mutants N] [--seed S] PATH…    mutants: one edit each of files that CPython compiles
    ./dev oracle syntax --clean PATH…                     the files as they are: those that CPython compiles must pass
    ./dev oracle syntax --context                         snippets that the parser accepts and the compiler may not

Without a PATH the chosen interpreter's own library is read. --keep DIR keeps what was compared.
"""
import argparse
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import edits
import pythons

BATCH = 4000  # files to one run of ormlint


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--ormlint", required=True)
    parser.add_argument("--python", help="the CPython to compare with [default: the newest at hand]")
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--context", action="store_true")
    parser.add_argument("--mutants", type=int, default=5000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--max-bytes", type=int, default=40000, help="larger files are not mutated")
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--show", type=int, default=25, metavar="N", help="how many kinds of differences to show")
    chosen = parser.parse_args()
    chosen.ormlint = os.path.abspath(chosen.ormlint)
    chosen.python = chosen.python or pythons.newest()
    if not chosen.paths:
        chosen.paths = [pythons.library(chosen.python)]
    return chosen


def ours(ormlint, folder, version):
    """File name to (line, message) of what ormlint refuses in a folder."""
    with open(os.path.join(folder, "pyproject.toml"), "w") as file:
        file.write('[project]\nname = "x"\nrequires-python = ">=%d.%d"\n' % version[:2])
    command = [ormlint, "check", "--select", "syntax-error", "--format", "json", "--quiet", "--exit-zero", "."]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise SystemExit("ormlint ended with %d in %s: %s" % (done.returncode, folder, done.stderr[-500:]))
    for problem in report["problems"]:
        print("problem:", problem)
    return {finding["path"]: (finding["start"]["line"], finding["message"]) for finding in report["findings"]}


def compilable(chosen, folder, choose):
    """Files to make mutants of, drawn without order; each is compiled once."""
    files = [path for path in pythons.python_files(chosen.paths) if 0 < os.path.getsize(path) <= chosen.max_bytes]
    choose.shuffle(files)
    files = files[:chosen.mutants]
    return [path for path, verdict in zip(files, pythons.verdicts(chosen.python, files)) if verdict is None]


def mutants(chosen, folder):
    """Writes them; yields (file name, kind, path of the original)."""
    choose = random.Random(chosen.seed)
    originals = compilable(chosen, folder, choose)
    kinds = list(edits.KINDS)
    made = 0
    for _ in range(20 * chosen.mutants):  # some edits have no place in some files
        if made == chosen.mutants:
            return
        original = choose.choice(originals)
        kind = kinds[made % len(kinds)]
        with open(original, "rb") as file:
            text = file.read().decode("latin-1")
        mutant = edits.KINDS[kind](text, choose)
        if mutant is None or mutant == text:
            continue
        name = "m%05d_%s.py" % (made, kind.replace(" ", "_"))
        with open(os.path.join(folder, name), "wb") as file:
            file.write(mutant.encode("latin-1"))
        made += 1
        yield name, kind, original


def copies(chosen, folder):
    for number, path in enumerate(pythons.python_files(chosen.paths)):
        name = "f%05d.py" % number
        shutil.copyfile(path, os.path.join(folder, name))
        yield name, "as it is", path


def snippets(chosen, folder):
    """Those of context.py, made by the chosen interpreter, since it knows what its parser accepts."""
    ask = "import context, json; print(json.dumps(list(dict.fromkeys(context.snippets()))))"
    done = subprocess.run([chosen.python, "-W", "ignore", "-c", ask], cwd=os.path.dirname(__file__), stdout=subprocess.PIPE)
    for number, text in enumerate(json.loads(done.stdout)):
        name = "s%05d.py" % number
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        yield name, "snippet", repr(text)


def in_batches(chosen, root):
    """(kind, path to show, CPython's answer, ours), over folders of limited size."""
    made = snippets if chosen.context else copies if chosen.clean else mutants
    whole = os.path.join(root, "all")
    os.makedirs(whole, exist_ok=True)
    files = list(made(chosen, whole))
    version = pythons.version(chosen.python)
    for first in range(0, len(files), BATCH):
        folder = os.path.join(root, "batch%d" % (first // BATCH))
        os.makedirs(folder, exist_ok=True)
        batch = files[first:first + BATCH]
        for name, _, _ in batch:
            os.rename(os.path.join(whole, name), os.path.join(folder, name))
        found = ours(chosen.ormlint, folder, version)
        answers = pythons.verdicts(chosen.python, [os.path.join(folder, name) for name, _, _ in batch])
        for (name, kind, original), answer in zip(batch, answers):
            yield kind, (os.path.join(folder, name), original), answer, found.get(name)


def share(part, whole):
    return "%6d %7.3f %%" % (part, 100.0 * part / whole) if whole else "%6d       -  " % part


def nameless(message):
    return re.sub(r"'[^']*'(?= (is parameter|is assigned|is used|is annotated))|\bU\+[0-9A-F]+|\bline \d+", "…", message)


def same_line(answer, found):
    return answer[0] in (0, found[0])  # 0: CPython names no line


def difference(answer, found):
    if answer == found:
        return None
    if answer is None:
        return "false error: " + nameless(found[1])
    if found is None:
        return "missed: " + nameless(answer[1])
    said = " | ".join(dict.fromkeys((nameless(answer[1]), nameless(found[1]))))
    if not same_line(answer, found):
        return "other line: " + said
    return "other words: " + said if answer[1] != found[1] else None


def main():
    chosen = arguments()
    counts = collections.defaultdict(collections.Counter)
    kinds_of_difference = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as temporary:
        for kind, (path, original), answer, found in in_batches(chosen, chosen.keep or temporary):
            if chosen.clean and answer is not None:
                continue
            for row in (kind, "all"):
                count = counts[row]
                count["files"] += 1
                count["refused"] += answer is not None
                count["reported"] += answer is not None and found is not None
                count["false"] += answer is None and found is not None
                both = answer is not None and found is not None
                count["line"] += both and same_line(answer, found)
                count["words"] += both and answer[1] == found[1]
                count["same"] += both and same_line(answer, found) and answer[1] == found[1]
            what = difference(answer, found)
            if what:
                kinds_of_difference[what].append((path if chosen.keep else original, answer, found))
    print("CPython %d.%d.%d" % pythons.version(chosen.python))
    print("%-22s %7s %7s %16s %16s %16s %16s %16s" % ("", "files", "refused", "reported", "false", "same line", "same words", "both"))
    for row in sorted(counts, key=lambda name: (name == "all", name)):
        count = counts[row]
        parts = [share(count["reported"], count["refused"]), share(count["false"], count["files"] - count["refused"])]
        parts += [share(count[key], count["refused"]) for key in ("line", "words", "same")]
        print("%-22s %7d %7d %s" % (row, count["files"], count["refused"], " ".join(parts)))
    for what, examples in sorted(kinds_of_difference.items(), key=lambda item: (not item[0].startswith("false"), -len(item[1])))[:chosen.show]:
        print("\n%5d  %s" % (len(examples), what))
        for path, answer, found in examples[:3]:
            print("       %s  CPython %s  ormlint %s" % (path, answer, found))
    total = counts["all"]
    return 1 if total["false"] or (chosen.clean and kinds_of_difference) else 0


if __name__ == "__main__":
    sys.exit(main())
