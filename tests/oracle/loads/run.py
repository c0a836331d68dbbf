"""Compares what ormlint says that columns load as with what SQLAlchemy loads from PostgreSQL.

    run.py --ormlint build/release/ormlint [--list] [--bless] [--kept] [--known FILE] [PATH…]

PATHs are the model projects of testdata/mapper/, by default all. load.py creates their tables on a private PostgreSQL,
writes one row for each mapped class and reads it by SQLAlchemy 2.0, or 1.4 where a project is for that; ormlint infers
the types of the same attributes of a queried object (`dump types`). A project that SQLAlchemy refuses has nothing to
compare. What is loaded is never None here, so that `str | None` equals `str`.

    --list      all attributes that are not equal
    --bless     keep what SQLAlchemy loads: loaded-types.json
    --kept      compare with what is kept, and run no SQLAlchemy
    --known F   the attributes that are not equal are those that the file lists; with --bless it is written anew

The exit code is 1 when an attribute is different, or known ones differ.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
sys.path.append(os.path.join(os.path.dirname(HERE), "mapper"))
import environments  # noqa: E402
import pythons  # noqa: E402
import servers  # noqa: E402
import types_text  # noqa: E402

PROJECTS = os.path.normpath(os.path.join(HERE, "..", "..", "..", "testdata", "mapper"))
KEPT = os.path.join(PROJECTS, "loaded-types.json")


def model_projects(paths):
    for path in paths or [os.path.join(PROJECTS, name) for name in sorted(os.listdir(PROJECTS))]:
        if (path.endswith(".py") or os.path.isdir(path)) and os.path.basename(path) != "__pycache__":
            yield path


def version_of(path):
    first = path if path.endswith(".py") else next(pythons.python_files([path]))
    with open(first) as file:
        line = file.readline()
    return line.split(":")[1].split()[0] if line.startswith("# sqlalchemy:") else "2"


class Loader:
    """A process that loads rows on request; see load.py."""

    def __init__(self, cache, version):
        python = pythons.environment(os.path.join(cache, "sqlalchemy-" + version), environments.PACKAGES[version])
        variables = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
        self.process = subprocess.Popen([python, os.path.join(HERE, "load.py")], stdin=subprocess.PIPE, env=variables,
                                        stdout=subprocess.PIPE, text=True)

    def ask(self, path, url):
        self.process.stdin.write(json.dumps({"path": path, "url": url}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def observed(options):
    """{project: {class: {attribute: type}}} of those that could be loaded."""
    answers, loaders = {}, {}
    programs = servers.installed()
    with servers.Server(programs, programs) as server:
        for path in model_projects(options.paths):
            version = version_of(path)
            if version not in loaders:
                loaders[version] = Loader(options.cache, version)
            server.make("loads", "CREATE EXTENSION hstore; CREATE EXTENSION citext;")
            answer = loaders[version].ask(os.path.abspath(path), server.url("loads").replace("postgresql:", "postgresql+psycopg2:"))
            if "error" in answer:
                if not os.path.basename(path).startswith("refused"):
                    print("%s: %s" % (os.path.basename(path), answer["error"]))
            else:
                answers[os.path.basename(path)] = answer
    return answers


def keep(answers):
    """A line for each class."""
    projects = []
    for name, classes in answers.items():
        rows = ["  %s: %s" % (json.dumps(key), json.dumps(types)) for key, types in sorted(classes.items())]
        projects.append("%s: {\n%s\n}" % (json.dumps(name), ",\n".join(rows)))
    with open(KEPT, "w") as file:
        file.write("{%s}\n" % ",\n".join(projects))


PROBE = "probe_of_types.py"


def inferred(ormlint, path, classes, work):
    """{(class, attribute): type as printed}, by a file that queries each class and reads its attributes."""
    lines, places = ["from sqlalchemy.orm import Session"], {}
    for number, (name, types) in enumerate(classes.items()):
        module, _, qualified = name.rpartition(".")
        if not module or "<locals>" in name:
            continue
        lines += ["from %s import %s as Class%d" % (module, qualified, number), "", "", "def read(session: Session):",
                  "    for found in session.query(Class%d):" % number, "        pass"]
        for attribute in types:
            lines.append("        value = found.%s" % attribute)
            places["%d value" % len(lines)] = (name, attribute)
    folder = os.path.join(work, "project")
    subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(folder)
    subprocess.run(["cp", "-r", path if path.endswith(".py") else path.rstrip("/") + "/.", folder], check=True)
    with open(os.path.join(folder, PROBE), "w") as file:
        file.write("\n".join(lines) + "\n")
    done = subprocess.run([ormlint, "dump", "types", "."], cwd=folder, stdout=subprocess.PIPE, check=True, text=True)
    found, here = {}, False
    for line in done.stdout.splitlines():
        if line.startswith("file "):
            here = line == "file " + PROBE
        elif here:
            key, _, text = line.partition(": ")
            if key in places:
                found[places[key]] = text
    return found


def compare(options, answers, work):
    counts, lines = collections.Counter(), []
    for path in model_projects(options.paths):
        project = os.path.basename(path)
        classes = answers.get(project) or {}
        ours = inferred(options.ormlint, path, classes, work) if classes else {}
        for name, types in classes.items():
            for attribute, loaded in types.items():
                mine = ours.get((name, attribute), "?")
                said = [one for one in types_text.parsed(mine) if one != ["NoneType"]]
                verdict = types_text.verdict(said, types_text.parsed(loaded))
                counts[verdict] += 1
                if verdict != "equal":
                    lines.append("%s: %s.%s: %s: ours %s theirs %s" % (project, name, attribute, verdict, mine, loaded))
    return counts, lines


def main():
    options = types_text.options_of(__doc__, "build/oracle/mapper", paths=True)
    if options.kept:
        with open(KEPT) as file:
            answers = json.load(file)
    else:
        answers = observed(options)
        if options.bless:
            keep(answers)
    with tempfile.TemporaryDirectory() as work:
        counts, lines = compare(options, answers, work)
    return types_text.report(options, lines, counts, "%d attributes of %d projects: %s" % (counts.total(), len(answers), types_text.summary(counts)))


if __name__ == "__main__":
    sys.exit(main())
