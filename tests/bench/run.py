#!/usr/bin/env python3
"""ormlint beside the tools its users run today, on the same trees in the same run.

    ./dev bench [PATH…] [--peers NAME,…] [--limit SECONDS] [--lines N]

Without a PATH a tree of N lines is generated. Each tool checks a copy of the tree cold (no cache), warm (once more) and
after one file has changed. Printed: seconds of the wall and of the processors, the most memory, instructions where perf
can count them, and the ratio of each tool's cold seconds to ormlint's. The peers are installed from the package registry
into build/bench; one that cannot be installed or that takes longer than the limit is named as such.
"""
import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "bench"
PATIENCE = 60  # seconds: who took longer is not run twice more

# What each is told so that its default work is done on a tree without configuration. {cache}: an empty folder.
PEERS = {
    "ruff": (["ruff"], "ruff check --isolated --cache-dir {cache} --exit-zero --quiet ."),
    "ruff-F": (["ruff"], "ruff check --isolated --cache-dir {cache} --select F --exit-zero --quiet ."),
    "pyflakes": (["pyflakes"], "pyflakes ."),
    "ty": (["ty"], "ty check --exit-zero --output-format concise ."),
    "pyrefly": (["pyrefly"], "pyrefly check --output-format min-text ."),
    "mypy": (["mypy"], "mypy --config-file= --cache-dir {cache} --namespace-packages --explicit-package-bases --ignore-missing-imports ."),
    "pyright": (["pyright"], "pyright ."),
    "basedpyright": (["basedpyright"], "basedpyright --level error ."),
    "pylint": (["pylint"], "pylint -j 0 --errors-only --recursive=y ."),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--ormlint", required=True)
    parser.add_argument("--peers", default=",".join(PEERS), help="[default: %(default)s]")
    parser.add_argument("--limit", type=int, default=900, metavar="SECONDS")
    parser.add_argument("--lines", type=int, default=1000000, metavar="N")
    return parser.parse_args()


def tree_of(chosen, path, folder):
    target = folder / "tree"
    if path:
        shutil.copytree(path, target, symlinks=True, ignore=shutil.ignore_patterns(".git", "node_modules", ".venv"))
    else:
        subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", target, "--lines", str(chosen.lines)], check=True)
    files = [file for file in target.rglob("*.py") if file.is_file() and not file.is_symlink()]
    text = [file.read_bytes() for file in files]
    size, lines = sum(map(len, text)), sum(one.count(b"\n") for one in text)
    print("\n## %s: %d files, %d lines, %.1f MB\n" % (path or "generated", len(files), lines, size / 1e6))
    return target, max(files, key=lambda file: file.stat().st_size)


def install(packages):
    environment = PLACE / packages[0]
    done = environment / "done"
    if not done.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        pip = subprocess.run([environment / "bin/pip", "install", "--quiet", *packages], capture_output=True, text=True)
        if pip.returncode:
            return None
        done.touch()
    return environment / "bin"


def counts_instructions():
    try:
        said = subprocess.run(["perf", "stat", "-e", "instructions:u", "true"], capture_output=True, text=True).stderr
    except OSError:
        return False
    return "instructions" in said and "not supported" not in said and "not counted" not in said


def measure(command, tree, environment, limit, perf):
    """(wall, processor seconds, bytes, instructions or None), or why not."""
    if perf:
        command = ["perf", "stat", "-x", ",", "-o", str(PLACE / "perf"), "-e", "instructions:u", *command]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    try:
        process = subprocess.Popen(command, cwd=tree, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = wait(process, limit)
    except TimeoutError:
        return "more than %d s" % limit
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2, 32):
        return "exit code %d" % os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    instructions = int((PLACE / "perf").read_text().split("\n")[-2].split(",")[0]) if perf else None
    return wall, max(cpu, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), used.ru_maxrss * 1024, instructions


def wait(process, limit):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            return pid, status, used
        time.sleep(0.002)
    subprocess.run(["pkill", "-KILL", "-P", str(process.pid)])
    process.kill()
    process.wait()
    raise TimeoutError


def three(command, tree, changed, bin_, limit, perf):
    """Cold, warm, and with one file changed."""
    with tempfile.TemporaryDirectory() as cache:
        environment = dict(os.environ, PATH="%s:%s" % (bin_, os.environ["PATH"]), HOME=cache, XDG_CACHE_HOME=cache)
        words = [word.format(cache=cache) for word in command.split()]
        runs = [measure(words, tree, environment, limit, perf)]
        if isinstance(runs[0], str) or runs[0][0] > PATIENCE:
            return runs
        runs.append(measure(words, tree, environment, limit, perf))
        text = changed.read_bytes()
        changed.write_bytes(text + b"\nADDED = 1\n")
        runs.append(measure(words, tree, environment, limit, perf))
        changed.write_bytes(text)
    return runs


def row(name, runs, own):
    cells = [name]
    for run in runs:
        cells.append(run if isinstance(run, str) else "%.2f (%.2f)" % run[:2])
    cells += [""] * (4 - len(cells))
    first = runs[0]
    if isinstance(first, str):
        return cells + ["", "", ""]
    count = "-" if first[3] is None else "%.1f G" % (first[3] / 1e9)
    return cells + ["%.0f" % (first[2] / 2**20), count, "%.1f" % (first[0] / own) if own else "1.0"]


def show(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    chosen = arguments()
    chosen.ormlint = os.path.abspath(chosen.ormlint)
    PLACE.mkdir(parents=True, exist_ok=True)
    perf = counts_instructions()
    for path in chosen.paths or [None]:
        with tempfile.TemporaryDirectory() as folder:
            tree, changed = tree_of(chosen, path, pathlib.Path(folder))
            show(["tool", "cold s (processor s)", "warm", "one file changed", "peak MB", "instructions", "ratio"])
            show(["---"] * 7)
            runs = three(chosen.ormlint + " check --quiet .", tree, changed, "", chosen.limit, perf)
            own = runs[0][0]
            show(row("ormlint", runs, 0))
            for name in chosen.peers.split(","):
                packages, command = PEERS[name]
                bin_ = install(packages)
                runs = three(command, tree, changed, bin_, chosen.limit, perf) if bin_ else ["cannot be installed"]
                show(row(name, runs, own))
    return 0


if __name__ == "__main__":
    sys.exit(main())
