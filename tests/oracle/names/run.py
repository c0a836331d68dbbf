"""Compares what each module's names stand for with what CPython's import system gives.

    run.py --ormlint build/release/ormlint [--cache DIR] [--only PACKAGE] [--show N] [PACKAGE…]

PACKAGEs are installed from PyPI into a virtual environment in DIR, and the standard library of the interpreter is taken
beside them. Each is copied alone into a project, `ormlint dump project` says what it makes of it, and a process of its
own (observe.py) imports every module and says which of these claims hold. A claim is

    equal     the name is what ormlint says: that module, the class or function made there, the value of that variable
    wrong     it is something else, or is not there, or ormlint does not list a name that is there
    unknown   ormlint says nothing of it: an unknown name, or one missing from a module that it calls open

The exit code is 1 when less than 99.5 % of the claims are equal.
"""
import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import sysconfig

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import pythons  # noqa: E402

PACKAGES = """alembic anyio attrs blinker click flask flask-sqlalchemy h11 httpcore httpx idna itsdangerous jinja2 mako
markdown-it-py marshmallow networkx packaging pygments requests rich sqlalchemy sqlmodel starlette typer urllib3 uvicorn
werkzeug""".split()
# Not imported: what opens windows or browsers, what runs as a program, the tests, and what setuptools replaces.
LEFT_OUT = {"test", "tests", "idlelib", "turtledemo", "lib2to3", "site-packages", "__pycache__", "antigravity.py",
            "this.py", "__phello__", "turtle.py", "tkinter", "ensurepip", "pydoc_data", "distutils", "__main__.py"}


def top_packages(site):
    """The packages with an __init__.py and without compiled modules that the environment holds."""
    for name in sorted(os.listdir(site)):
        if name in LEFT_OUT or name.startswith(("_", "pip", "setuptools", "pkg_resources")):
            continue
        if os.path.exists(os.path.join(site, name, "__init__.py")):
            yield name


def copy(source, project):
    """The sources as the only ones of a project, so that nothing else answers to their names."""
    shutil.rmtree(project, ignore_errors=True)
    leave = lambda _, names: [name for name in names if name in LEFT_OUT or name.startswith(("plat-", "config-"))]
    shutil.copytree(source, project, ignore=leave)


def claims(ormlint, project):
    """{module: (open, {name: claim})}"""
    done = subprocess.run([ormlint, "dump", "project", project], stdout=subprocess.PIPE, check=True, text=True)
    found, names = {}, None
    for line in done.stdout.splitlines():
        if line.startswith("class "):
            break
        if line.startswith("  "):
            name, claim = line.strip().split(" = ", 1)
            names[name] = claim
        else:
            path, module, *words = line.split(" ")
            names = {}
            if path.endswith(".py"):
                found[module] = ["open" in words, "package" in words, names]
    return found


def compare(python, ormlint, name, project):
    said = claims(ormlint, project)
    worker = os.path.join(os.path.dirname(__file__), "observe.py")
    done = subprocess.run([python, worker], input=json.dumps(said), stdout=subprocess.PIPE, text=True,
                          cwd=os.path.dirname(project), stderr=subprocess.DEVNULL, timeout=600)
    if done.returncode:
        raise SystemExit("the process that imports %s ended with %s" % (name, done.returncode))
    return json.loads(done.stdout.splitlines()[-1])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ormlint", required=True)
    options.add_argument("--cache", default="build/oracle/names")
    options.add_argument("--only", help="the import name of one package, or Lib")
    options.add_argument("--show", type=int, default=10, help="how many differences to show of each")
    options.add_argument("packages", nargs="*", default=PACKAGES)
    options = options.parse_args()
    os.makedirs(options.cache, exist_ok=True)
    cache = os.path.abspath(options.cache)
    ormlint = os.path.abspath(options.ormlint)

    python = pythons.environment(os.path.join(cache, "environment"), options.packages)
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(ask, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    projects = {name: os.path.join(site, name) for name in top_packages(site)}
    projects["Lib"] = sysconfig.get_path("stdlib")

    total = collections.Counter()
    for name, source in projects.items():
        if options.only and name != options.only:
            continue
        top = os.path.join(cache, "projects", name)
        project = top if name == "Lib" else os.path.join(top, name)
        copy(source, project)
        answer = compare(python, ormlint, name, top)
        counts = collections.Counter(answer["counts"])
        total += counts
        claimed = counts["equal"] + counts["wrong"]
        print("%-24s %5d modules, %4d not imported, %6d claimed, %5d wrong, %5d unknown"
              % (name, counts["modules"], counts["not imported"], claimed, counts["wrong"], counts["unknown"]))
        for line in answer["wrong"][:options.show]:
            print("    " + line)
    claimed = total["equal"] + total["wrong"]
    share = 100.0 * total["equal"] / max(claimed, 1)
    print("%d of %d claims are equal: %.2f %%; %d names unknown, %d modules, %d not imported" % (
        total["equal"], claimed, share, total["unknown"], total["modules"], total["not imported"]))
    return 0 if share >= 99.5 else 1


if __name__ == "__main__":
    sys.exit(main())
