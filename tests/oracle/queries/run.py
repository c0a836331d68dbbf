"""Compares the types that ormlint infers for names with those of the values that SQLAlchemy gives them.

    run.py --ormlint build/release/ormlint [--list] [--bless] [--kept] [--known FILE]

The functions of testdata/queries/classic/ (SQLAlchemy 1.4 and 2.0) and modern/ (2.0) are run on SQLite by observe.py, on
an empty database and on one with rows; `ormlint dump types` says what it infers. A name is

    equal      every class that was seen is inferred, and the other way round
    wider      more is inferred than was seen: mostly None, where the rows give none
    partly     something inside is not known: Row[str, ?]
    unknown    nothing is known
    different  a class was seen that is not inferred: a bug of analyzer/types

    --list      all names that are not equal
    --bless     keep what SQLAlchemy says beside the files: types.json
    --kept      compare with what is kept, and run no SQLAlchemy
    --known F   the names that are not equal are those that the file lists; with --bless it is written anew

The exit code is 1 when a name is different, or known ones differ.
"""
import collections
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import pythons  # noqa: E402
import types_text  # noqa: E402

FOLDER = os.path.normpath(os.path.join(HERE, "..", "..", "..", "testdata", "queries"))
PACKAGES = {"2": ["SQLAlchemy[asyncio]==2.0.36", "aiosqlite"], "1": ["SQLAlchemy[asyncio]==1.4.54"]}
VERSIONS = {"classic": ["2", "1"], "modern": ["2"]}  # of 1.4 only what differs is told


def observed(cache, folder):
    """What the versions say, of which the first one's is kept."""
    answers = []
    for version in VERSIONS[folder]:
        python = pythons.environment(os.path.join(cache, "sqlalchemy-" + version), PACKAGES[version])
        worker = os.path.join(HERE, "observe.py")
        done = subprocess.run([python, worker, os.path.join(FOLDER, folder)], stdout=subprocess.PIPE, check=True, text=True)
        answers.append(json.loads(done.stdout))
    for name, types in answers[0].items():
        for other in answers[1:]:
            for key in types:
                if other[name][key] != types[key]:
                    print("%s/%s: %s: the versions differ: %s and %s" % (
                        folder, name, key, types_text.shown(types[key]), types_text.shown(other[name][key])))
    return answers[0]


def kept_at(folder):
    return os.path.join(FOLDER, folder, "types.json")


def keep(folder, answer):
    """A line for each name."""
    files = []
    for name, types in answer.items():
        rows = ["  %s: %s" % (json.dumps(key), json.dumps(types_text.shown(value))) for key, value in types.items()]
        files.append("%s: {\n%s\n}" % (json.dumps(name), ",\n".join(rows)))
    with open(kept_at(folder), "w") as file:
        file.write("{%s}\n" % ",\n".join(files))


def kept(folder):
    with open(kept_at(folder)) as file:
        answer = json.load(file)
    return {name: {key: types_text.parsed(text) for key, text in types.items()} for name, types in answer.items()}


def inferred(ormlint, folder):
    """{file: {"LINE NAME": type as printed}}"""
    done = subprocess.run([ormlint, "dump", "types", "."], cwd=os.path.join(FOLDER, folder), stdout=subprocess.PIPE, check=True,
                          text=True)
    found, names = {}, None
    for line in done.stdout.splitlines():
        if line.startswith("file "):
            names = found.setdefault(line[5:], {})
        else:
            key, _, text = line.partition(": ")
            names[key] = text
    return found


def compare(options):
    counts, lines = collections.Counter(), []
    for folder in sorted(VERSIONS):
        answer = kept(folder) if options.kept else observed(options.cache, folder)
        if options.bless and not options.kept:
            keep(folder, answer)
        ours = inferred(options.ormlint, folder)
        for name, types in answer.items():
            for key, theirs in types.items():
                if not theirs:
                    continue  # the statement was not run
                mine = ours[name].get(key, "?")
                verdict = types_text.verdict(types_text.parsed(mine), theirs)
                counts[verdict] += 1
                if verdict != "equal":
                    lines.append("%s/%s: %s: %s: ours %s theirs %s" % (folder, name, key, verdict, mine,
                                                                     types_text.shown(theirs)))
    return counts, lines


def main():
    options = types_text.options_of(__doc__, "build/oracle/queries")
    counts, lines = compare(options)
    return types_text.report(options, lines, counts, "%d names: %s" % (counts.total(), types_text.summary(counts)))


if __name__ == "__main__":
    sys.exit(main())
