"""Holds what `ormlint dump index --format json` prints of files against ast and symtable of the Python that runs this.

    compare.py trees|scopes INDEX.jsonl FOLDER: one line of JSON for each file, [name, null | [CPython's, ours]], for those
that this Python compiles.
"""
import bisect
import io
import json
import os
import re
import sys
import tokenize
import warnings

import ast_tree
import symbols


def lines_of(source):
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    text = source.decode(encoding).encode("utf-8")
    starts = [0] + [match.end() for match in re.finditer(rb"\r\n|\n|\r", text)]
    return lambda at: bisect.bisect_right(starts, at)


def compare(what, source, index):
    if what == "trees":
        return ast_tree.difference(source, index["tree"])
    wanted, found = symbols.differences(source, index, lines_of(source))
    if not wanted and not found:
        return None
    return (wanted or ["-"])[0], (found or ["-"])[0]


def main():
    what, indexes, folder = sys.argv[1:]
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    with open(indexes, encoding="utf-8", errors="replace") as file:
        for line in file:
            index = json.loads(line)
            with open(os.path.join(folder, index["path"]), "rb") as file_:
                source = file_.read()
            try:
                compile(source, "x", "exec", dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            print(json.dumps([index["path"], compare(what, source, index)]))


if __name__ == "__main__":
    main()
