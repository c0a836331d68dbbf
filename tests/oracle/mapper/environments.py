"""The virtual environments that SQLAlchemy runs in, one for each of its major versions, and the processes in them."""
import json
import os
import subprocess
import sys

# What is judged by is pinned; what only has to import beside it is not.
PACKAGES = {
    "2": ["SQLAlchemy==2.0.36", "sqlmodel==0.0.50", "Flask-SQLAlchemy==3.1.1", "psycopg2-binary"],
    "1": ["SQLAlchemy==1.4.54", "sqlmodel==0.0.11", "Flask-SQLAlchemy==3.0.5", "psycopg2-binary"],
}
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import pythons  # noqa: E402


class Observer:
    """A process that imports projects on request; see observe.py."""

    def __init__(self, python, verbose=False):
        variables = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
        errors = None if verbose else subprocess.DEVNULL
        self.process = subprocess.Popen([python, os.path.join(HERE, "observe.py")], stdin=subprocess.PIPE, env=variables,
                                        stdout=subprocess.PIPE, stderr=errors, text=True)

    def ask(self, path, **request):
        self.process.stdin.write(json.dumps({"path": path, **request}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def observer(cache, version, extra=(), verbose=False):
    name = "sqlalchemy-" + version
    packages = PACKAGES[version] + list(extra)
    return Observer(pythons.environment(os.path.join(cache, name), packages), verbose)
