#!/usr/bin/env python3
"""pyright beside ormlint: attributes of models and settings, members of enums, arguments of calls; who says what of a line.

    ./dev oracle pyright PATH…    each PATH is a project

pyright comes from npm. It sees SQLAlchemy and what goes with it in a virtual environment, 1.4 or 2.0 as the project asks
for; nothing else of a project is installed, and what pyright says of such things is not compared. Of the rest is compared
what is about the project's own enums, mapped classes, settings, functions and constructors (messages.py).

pyright reports what the annotations do not allow, we report what fails when it runs. So most of what only pyright says is
explained by where it stands (reasons.py); what is left is "unexplained".

    --show N          how many differences of a kind to show
    --only SIDE       those of one side: ours, theirs
    --kept            what pyright said the last time of these paths, where that is known; it is not asked
    --cache FOLDER    where pyright, the environments and what pyright said are kept
    --said FILE       what pyright says of the one path: read from the file, and with --bless written there
    --known FILE      the report is this one; with --bless it is written anew

The exit code is 0 whatever they say, for a difference is no fault of either; with --known it is 1 when the report is another.
"""
import argparse
import collections
import difflib
import hashlib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "mapper")]
import environments  # noqa: E402
import pythons  # noqa: E402

sys.path.insert(0, HERE)
import messages  # noqa: E402
import reasons  # noqa: E402
import sources  # noqa: E402

PYRIGHT = "pyright@1.1.414"
# Beside what the models are made with: whatever gives a model, a session or a setting its type.
BESIDE = {
    "1": ["alembic<1.14", "flask-migrate", "sqlalchemy-utils", "flask", "fastapi<0.100", "pgvector"],
    "2": ["alembic", "flask-migrate", "sqlalchemy-utils", "flask", "fastapi", "pydantic", "pydantic-settings", "pgvector",
          "geoalchemy2", "asyncpg", "advanced-alchemy", "fastapi-users[sqlalchemy]"],
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--ormlint", required=True)
    parser.add_argument("--cache", default="build/oracle/pyright")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--said", metavar="FILE")
    parser.add_argument("--known", metavar="FILE")
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("--show", type=int, default=40, metavar="N")
    parser.add_argument("--only", choices=["ours", "theirs"])
    chosen = parser.parse_args()
    chosen.ormlint, chosen.cache = os.path.abspath(chosen.ormlint), os.path.abspath(chosen.cache)
    return chosen


def installed(cache):
    """pyright's command."""
    command = os.path.join(cache, PYRIGHT, "node_modules", ".bin", "pyright")
    if not os.path.exists(command):
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", os.path.join(cache, PYRIGHT), PYRIGHT],
                       check=True)
    return command


def configuration(tree, folder):
    """Nothing is judged but what is compared. Imports begin in every folder of modules, first in those around the file."""
    roots = sources.roots(tree)
    places = []
    for here in roots:
        others = sorted((one for one in roots if one != here), key=lambda one: not here.startswith(one + os.sep))
        places.append({"root": os.path.relpath(here, folder), "extraPaths": [os.path.relpath(one, folder) for one in others]})
    return {"include": [os.path.relpath(tree, folder)], "exclude": ["**/" + one for one in sorted(sources.SKIPPED)],
            "typeCheckingMode": "off", "pythonVersion": "3.14", "pythonPlatform": "Linux", "executionEnvironments": places,
            "enableTypeIgnoreComments": False, **{rule: "error" for rule in messages.RULES}}


def asked(chosen, tree):
    """pyright's diagnostics, each with its path from the project's folder."""
    version = sources.sqlalchemy(tree)
    python = pythons.environment(os.path.join(chosen.cache, "sqlalchemy-" + version), environments.PACKAGES[version] + BESIDE[version])
    with tempfile.TemporaryDirectory(dir=chosen.cache) as folder:
        at = os.path.join(folder, "pyrightconfig.json")
        with open(at, "w") as file:
            json.dump(configuration(tree, folder), file)
        memory = dict(os.environ, NODE_OPTIONS="--max-old-space-size=8192")
        done = subprocess.run([installed(chosen.cache), "--outputjson", "--pythonpath", python, "--project", at],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=memory, text=True)
    try:
        said = json.loads(done.stdout)["generalDiagnostics"]
    except ValueError:
        raise SystemExit("pyright ended with %d in %s: %s" % (done.returncode, tree, (done.stderr + done.stdout)[-500:]))
    for row in said:
        row["file"] = os.path.relpath(row["file"], tree)
    return said


def diagnostics(chosen, tree):
    kept = chosen.said or os.path.join(chosen.cache, hashlib.sha1(tree.encode()).hexdigest()[:16] + ".json")
    if not os.path.exists(kept) or not (chosen.kept or chosen.said and not chosen.bless):
        os.makedirs(chosen.cache, exist_ok=True)
        said = asked(chosen, tree)
        with open(kept, "w") as file:
            file.write("[\n%s\n]\n" % ",\n".join(map(json.dumps, said)))
    with open(kept) as file:
        return json.load(file)


def run_ormlint(ormlint, tree, *words):
    done = subprocess.run([ormlint, *words, "."], cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1) or not done.stdout:
        raise SystemExit("ormlint ended with %d in %s: %s" % (done.returncode, tree, done.stderr[-500:]))
    return done.stdout


def classes_of(ormlint, tree):
    """By name: pyright's messages have no more."""
    rows = [line.split() for line in run_ormlint(ormlint, tree, "dump", "domain").splitlines() if line[0] != " "]
    names = {what: {row[1] for row in rows if row[0] == what} for what in ("enum", "model")}
    return sources.Classes(names["enum"], names["model"], sources.settings(tree))


def ours(ormlint, tree, classes):
    select = [word for rule in messages.OURS for word in ("--select", rule)]
    said = json.loads(run_ormlint(ormlint, tree, "check", *select, "--format", "json", "--quiet", "--exit-zero"))
    for row in said["findings"]:
        start, end = row["start"], row["end"]
        yield messages.Said(messages.OURS[row["rule"]], os.path.normpath(row["path"]), start["line"], start["column"] - 1,
                            (end["line"], end["column"] - 1), "", "", "%s [%s]" % (row["message"], row["rule"]), "")


def compare(chosen, tree):
    """What both say, what only we do, and what only pyright does, with the reason."""
    classes = classes_of(chosen.ormlint, tree)
    theirs = {}
    for row in diagnostics(chosen, tree):
        said = messages.read(row, row["file"], classes)
        why = said and reasons.reason(tree, said, classes)
        if why:
            theirs[said] = why
    mine = list(ours(chosen.ormlint, tree, classes))
    both, only_ours, only_theirs = messages.paired(mine, list(theirs), lambda row: sources.place_of_call(tree, row))
    return both, only_ours, [(row, theirs[row]) for row in only_theirs if row.kind != "value of None"]


def shown(title, rows, limit):
    yield "\n%5d  %s" % (len(rows), title)
    for row in rows[:limit]:
        yield "       %s:%d: %s" % (row.path, row.line, row.message)
    if len(rows) > limit:
        yield "       … and %d more" % (len(rows) - limit)


def report(chosen, tree, both, only_ours, only_theirs):
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for place, rows in enumerate((both, only_ours, [row for row, _ in only_theirs])):
        for row in rows:
            counts[row.kind][place] += 1
    yield "\n## %s\n\n| | both | only ours | only pyright's |\n|---|---|---|---|" % os.path.basename(tree)
    for kind, row in sorted(counts.items()):
        yield "| %s | %d | %d | %d |" % (kind, *row)
    if chosen.only != "theirs":
        yield from shown("only ours", only_ours, chosen.show)
    grouped = collections.defaultdict(list)
    for row, why in only_theirs:
        grouped[row.kind, why].append(row)
    if chosen.only != "ours":
        for (kind, why), rows in sorted(grouped.items(), key=lambda item: (item[0][1] == reasons.NONE, len(item[1]))):
            yield from shown("only pyright's: %s: %s" % (kind, why), rows, chosen.show)


def main():
    chosen, lines = arguments(), []
    for path in chosen.paths:
        tree = os.path.realpath(path)
        for line in report(chosen, tree, *compare(chosen, tree)):
            lines.append(line + "\n")
            if not chosen.known:
                print(line, flush=True)
    if not chosen.known:
        return 0
    if chosen.bless:
        with open(chosen.known, "w") as file:
            file.writelines(lines)
    with open(chosen.known) as file:
        known = file.read()
    if known != "".join(lines):
        print("".join(difflib.unified_diff(known.splitlines(True), "".join(lines).splitlines(True), "known", "now")))
    return 0 if known == "".join(lines) else 1


if __name__ == "__main__":
    sys.exit(main())
