"""Compares what query-python-operator says of `and`, `or`, `not`, `is` and `in` with what Python makes of them.

    run.py --ormlint build/release/ormlint [--list] [--bless] [--kept] [--known FILE]

The conditions of testdata/queries/classic/conditions.py are evaluated by SQLAlchemy 2.0 and 1.4 (observe.py). A
condition is

    equal      the finding says that it raises TypeError, that it is always True or False, or which operand is left of it
    silent     there is none: Python decides about what Python knows, or it is not known what comes of it
    unknown    there is one, which does not say what comes of it
    different  it says something else

    --list      all conditions that are not equal
    --bless     keep what SQLAlchemy says: conditions.json
    --kept      compare with what is kept, and run no SQLAlchemy
    --known F   the conditions that are not equal are those that the file lists; with --bless it is written anew
"""
import collections
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import pythons  # noqa: E402
import types_text  # noqa: E402

FILE = os.path.normpath(os.path.join(HERE, "..", "..", "..", "testdata", "queries", "classic", "conditions.py"))
KEPT = os.path.join(os.path.dirname(FILE), "conditions.json")
PACKAGES = {"2": ["SQLAlchemy[asyncio]==2.0.36", "aiosqlite"], "1": ["SQLAlchemy[asyncio]==1.4.54"]}


def observed(cache):
    answers = []
    for version, packages in PACKAGES.items():
        python = pythons.environment(os.path.join(cache, "sqlalchemy-" + version), packages)
        done = subprocess.run([python, os.path.join(HERE, "observe.py"), FILE], stdout=subprocess.PIPE, check=True, text=True)
        answers.append(json.loads(done.stdout))
    for line, answer in answers[0].items():
        if answers[1][line] != answer:
            print("line %s: the versions differ: %s and %s" % (line, answer, answers[1][line]))
    return answers[0]


def said(ormlint):
    """{line: {place: what the finding says}}, as observe.py prints it"""
    arguments = [ormlint, "check", ".", "-q", "-j1", "--select", "query-python-operator", "--format=json"]
    done = subprocess.run(arguments, cwd=os.path.dirname(FILE), stdout=subprocess.PIPE, text=True)
    found = {}
    for row in json.loads(done.stdout)["findings"]:
        if os.path.basename(row["path"]) == os.path.basename(FILE):
            place = "%d-%d" % (row["start"]["column"], row["end"]["column"])
            found.setdefault(str(row["start"]["line"]), {})[place] = in_short(row["message"])
    return found


def in_short(message):
    for pattern, answer in ((r"all that is left of this condition is `(.*)`$", r"part: \1"),
                            (r"which asks .*: (TypeError|NotImplementedError)$", r"raises \1"),
                            (r"it is always (True|False)$", r"\1")):
        found = re.search(pattern, message)
        if found:
            return found.expand(answer)
    return "?"


def verdict(ours, theirs):
    return "silent" if ours is None else "unknown" if ours == "?" else "equal" if ours == theirs else "different"


def main():
    options = types_text.options_of(__doc__, "build/oracle/queries")
    if options.kept:
        with open(KEPT) as file:
            answers = json.load(file)
    else:
        answers = observed(options.cache)
        if options.bless:
            with open(KEPT, "w") as file:
                json.dump(answers, file, indent=1)
                file.write("\n")
    ours = said(options.ormlint)
    with open(FILE) as file:
        source = file.read().splitlines()
    counts, lines = collections.Counter(), []
    for line, theirs in answers.items():
        for place, mine in ours.get(line, {None: None}).items():
            answer = theirs.get(place) or next(iter(theirs.values()), "no operator")
            word = verdict(mine, answer)
            counts[word] += 1
            if word != "equal":
                lines.append("%s: %s: ours %s theirs %s: %s" % (line, word, mine, answer, source[int(line) - 1].strip()))
    return types_text.report(options, lines, counts, "%d conditions: %s" % (len(answers), ", ".join("%d %s" % (counts[word], word) for word in (
        "equal", "silent", "unknown", "different"))))


if __name__ == "__main__":
    sys.exit(main())
