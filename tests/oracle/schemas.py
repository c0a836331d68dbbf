"""What ormlint says of a schema, and where two such texts differ."""
import difflib
import re
import subprocess
import sys
import tempfile


def run(ormlint, *arguments):
    done = subprocess.run([ormlint, *arguments], capture_output=True, text=True)
    if done.returncode or done.stderr:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr[:2000]}")
    return done.stdout


def schema_of(ormlint, sql):
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(sql)
        file.flush()
        return plain_views(run(ormlint, "dump", "schema", file.name))


def plain_views(text):
    """The types of views' columns are only in a live server."""
    return re.sub(r"\n    NULL(::[^\n]*)? AS ", "\n    NULL AS ", text)


def differ(name, left, right, told):
    if left == right:
        return True
    lines = list(difflib.unified_diff(left.splitlines(), right.splitlines(), "expected", name, lineterm="", n=1))
    told.append("\n".join(lines[:40]))
    return False


def tell(head, results, told):
    """A line of verdicts, and what was told on the way."""
    print(head, " ".join(f"{what}:{'ok' if good else 'NO'}" for what, good in results.items()))
    for text in told:
        print(text)
    sys.stdout.flush()
