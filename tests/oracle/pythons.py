"""Which Pythons are at hand, and what one of them says of files."""
import glob
import json
import os
import shutil
import subprocess
import sys


def version(python):
    """The interpreter's version as numbers, or nothing when it does not run."""
    ask = "import sys; print(*sys.version_info[:3], sys.implementation.name)"
    done = subprocess.run([python, "-c", ask], capture_output=True, text=True)
    *numbers, name = done.stdout.split() or ["?"]
    return tuple(map(int, numbers)) if name == "cpython" else ()


def newest(before=(4,)):
    """The newest CPython on PATH or made by pyenv, older than a version."""
    root = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
    found = glob.glob(os.path.join(root, "versions", "3.*", "bin", "python3"))
    names = ["python3"] + ["python3.%d" % minor for minor in range(8, 20)]
    found += filter(None, map(shutil.which, names))
    fitting = [path for path in found if version(path) < before]
    if not fitting or not version(max(fitting, key=version)):
        raise SystemExit("there is no CPython before %s" % ".".join(map(str, before)))
    return max(fitting, key=version)


def library(python):
    """The folder of the interpreter's own library."""
    where = "import os; print(os.path.dirname(os.__file__))"
    return subprocess.run([python, "-c", where], stdout=subprocess.PIPE, text=True).stdout.strip()


def verdicts(python, paths):
    """For each path None where compile() accepts the file, else (line, message)."""
    worker = os.path.join(os.path.dirname(__file__), "syntax", "verdicts.py")
    done = subprocess.run([python, worker], input="".join(path + "\n" for path in paths), stdout=subprocess.PIPE, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(paths):
        raise SystemExit("%s ended while it compiled %s" % (python, paths[len(answers)]))
    return [answer and tuple(answer) for answer in answers]


def python_files(paths):
    """Every .py file of these files and folders, in a fixed order."""
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, folders, files in os.walk(path):
            folders.sort()
            for name in sorted(files):
                if name.endswith(".py") and os.path.isfile(os.path.join(folder, name)):
                    yield os.path.join(folder, name)


def environment(folder, packages, base=sys.executable):
    """The interpreter of a virtual environment with these packages, made or brought up to date when needed. uv does it in a
    tenth of the time where there is one."""
    python, uv = os.path.join(folder, "bin", "python"), shutil.which("uv")
    if not os.path.exists(python):
        subprocess.run([uv, "venv", "-q", "--python", base, folder] if uv else [base, "-m", "venv", folder], check=True)
    stamp = os.path.join(folder, "packages.json")
    if not os.path.exists(stamp) or json.load(open(stamp)) != packages:
        pip = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install", "--disable-pip-version-check"]
        subprocess.run([*pip, "-q", *packages], check=True)
        with open(stamp, "w") as file:
            json.dump(packages, file)
    return python
