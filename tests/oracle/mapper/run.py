"""Compares tables and mapped classes with what SQLAlchemy makes of the same files.

    run.py --ormlint build/release/ormlint [--list] [--bless] [PATH…]
    run.py --ormlint build/release/ormlint --mutants N --seed S [PATH…]
    run.py --ormlint build/release/ormlint --projects CORPUS

PATHs are model projects, files or folders; without any, those of testdata/mapper/. SQLAlchemy 2.0 and 1.4, fetched from
PyPI, import each in a process of its own, configure its mappers and write its DDL for PostgreSQL; `ormlint dump domain`
reads it. A file whose first comment is `# sqlalchemy: 2` needs that version.

Where SQLAlchemy accepts a project, every fact is compared (compare.py). Where it refuses it or warns, `ormlint check`
has to report it by a rule that means the same (causes.py), and where it accepts it, to report nothing.

    --list      the differences only
    --bless     keep SQLAlchemy's answers beside the projects: what the tests compare with
    --kept      compare with the answers that are kept, and run no SQLAlchemy
    --known F   the differences are those that the file lists, no more and no fewer; with --bless it is written anew
    --mutants   edits of the projects, one each (mutate.py)
    --projects  the real projects of projects.py, checked out below CORPUS

The exit code is 1 when a claim differs. The list of known differences says what is still to be done: a cured one has to
leave it, and a new one fails the tests.
"""
import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile

import causes
import compare
import environments

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import pythons  # noqa: E402

PROJECTS = os.path.normpath(os.path.join(HERE, "..", "..", "..", "testdata", "mapper"))
# Judged by SQLAlchemy; the other rules of these families are judged by PostgreSQL, or are advice.
FAMILIES = ("relationship", "foreign-key", "mapping")
ELSEWHERE = {"foreign-key-type-differs", "foreign-key-target-not-unique", "foreign-key-set-null-not-null",
             "foreign-key-without-index", "mapping-default-evaluated-at-import", "mapping-default-wrong-type",
             "mapping-annotation-differs", "mapping-duplicate-index-name", "relationship-cascade-differs",
             "relationship-target-not-imported"}


class Ormlint:
    def __init__(self, binary):
        self.binary = os.path.abspath(binary)

    def run(self, folder, *arguments):
        done = subprocess.run([self.binary, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 1, 2) or not done.stdout:
            raise SystemExit("ormlint %s in %s ended with %s: %s" % (arguments, folder, done.returncode, done.stderr))
        return json.loads(done.stdout)

    def dump(self, folder, *paths):
        return self.run(folder, "dump", "domain", *(paths or ["."]), "--format=json")

    def findings(self, folder, *paths):
        told = self.run(folder, "check", *(paths or ["."]), "-q", "-j1", "--format=json")
        return [row for row in told["findings"] if row["severity"] != "note" and not row["suppressed"]
                and row["rule"].startswith(FAMILIES)]


def first_line(path):
    if os.path.isdir(path):
        path = next(pythons.python_files([path]))
    with open(path) as file:
        return file.readline()


def versions_of(path):
    line = first_line(path)
    return line.split(":")[1].split() if line.startswith("# sqlalchemy:") else ["2", "1"]


def lay_out(path, work):
    """A copy of the project in a folder of its own outside of any repository, so that nothing else answers to its names."""
    name = os.path.basename(path.rstrip("/")).removesuffix(".py")
    folder = os.path.join(work, name)
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.isdir(path):
        shutil.copytree(path, folder, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        os.makedirs(folder)
        shutil.copy(path, folder)
    return name, folder


def model_projects(paths):
    for path in paths or [PROJECTS]:
        if os.path.abspath(path) != PROJECTS:
            yield path
            continue
        for name in sorted(os.listdir(path)):
            if name.endswith(".py") or os.path.isdir(os.path.join(path, name)) and name != "__pycache__":
                yield os.path.join(path, name)


def judged(name, answer, findings):
    """Lines that say where verdicts differ: on a project that SQLAlchemy refuses, and on one that it accepts."""
    what, rules = causes.wanted(answer)
    told = [row for row in findings if row["rule"] not in ELSEWHERE]
    said = ", ".join("%s in line %d" % (row["rule"], row["start"]["line"]) for row in told) or "nothing"
    if what == "ok":
        return ["%s: SQLAlchemy accepts it, ours %s" % (name, said)] if told else []
    reason = answer["error"] or answer["warnings"][0]
    if any(causes.says(rules, row["rule"]) for row in told):
        return []
    return ["%s: %s: ours %s theirs %s %s: %s" % (name, what, said, reason.get("class", "SAWarning"), reason["code"],
                                                reason["text"].replace("\n", " "))]


def kept_at(path):
    return path.rstrip("/").removesuffix(".py") + ".json"


def keep(path, answer):
    kept = {key: answer[key] for key in ("tables", "mappers", "error", "warnings")}
    with open(kept_at(path), "w") as file:
        json.dump(kept, file, indent=1, sort_keys=True)
        file.write("\n")


def answer_of(path, folder, options, observers):
    """What SQLAlchemy says: the newest version that the project is for, or what is kept of it."""
    if options.kept:
        with open(kept_at(path)) as file:
            return json.load(file)
    wanted = versions_of(path)
    answers = [observers[version].ask(folder) for version in wanted]
    errors = [answer["error"] for answer in answers]
    if any(errors) and not all(errors):
        print("%s: the versions differ: %s" % (os.path.basename(folder), errors))
    if options.bless:
        keep(path, answers[0])
    return answers[0]


def compare_models(options, ormlint, observers):
    counts, verdicts, lines = collections.Counter(), collections.Counter(), []
    for path in model_projects(options.paths):
        name, folder = lay_out(path, options.work)
        answer = answer_of(path, folder, options, observers)
        if answer["error"] is None:
            told = compare.compare(name, ormlint.dump(folder), answer)
            counts += told.counts
            lines += told.lines
        wrong = judged(name, answer, ormlint.findings(folder))
        verdicts[causes.wanted(answer)[0], "different" if wrong else "equal"] += 1
        lines += wrong
    if options.known:
        return compare_known(options, lines)
    print("\n".join(lines))
    if not options.list:
        print(compare.summary(counts))
        for (what, verdict), count in sorted(verdicts.items()):
            print("verdict %-10s %7d %s" % (what, count, verdict))
    return 1 if lines else 0


def compare_known(options, lines):
    if options.bless:
        with open(options.known, "w") as file:
            file.writelines(line + "\n" for line in sorted(lines))
    with open(options.known) as file:
        known = file.read().splitlines()
    for line in sorted(set(lines) - set(known)):
        print("new:   " + line)
    for line in sorted(set(known) - set(lines)):
        print("cured: " + line)
    return 1 if sorted(lines) != known else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ormlint", required=True)
    options.add_argument("--cache", default="build/oracle/mapper")
    options.add_argument("--list", action="store_true")
    options.add_argument("--bless", action="store_true")
    options.add_argument("--kept", action="store_true")
    options.add_argument("--known", metavar="FILE")
    options.add_argument("--mutants", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--projects", metavar="CORPUS")
    options.add_argument("--only", help="of the real projects one")
    options.add_argument("--verbose", action="store_true", help="tell what does not import")
    options.add_argument("paths", nargs="*")
    options = options.parse_args()
    options.cache = os.path.abspath(options.cache)
    with tempfile.TemporaryDirectory() as options.work:
        return run(options, Ormlint(options.ormlint))


def run(options, ormlint):
    if options.projects:
        os.makedirs(options.cache, exist_ok=True)
        import projects
        return projects.run(options, ormlint)
    if options.kept:
        return compare_models(options, ormlint, {})
    os.makedirs(options.cache, exist_ok=True)
    observers = {version: environments.observer(options.cache, version) for version in environments.PACKAGES}
    if options.mutants:
        import mutate
        return mutate.run(options, ormlint, observers)
    return compare_models(options, ormlint, observers)


if __name__ == "__main__":
    sys.exit(main())
