"""What the Python that runs this makes of files: for each path on standard input one line of JSON, null where compile()
accepts the file, else [line, message]. Any Python from 3.8 on can run it.
"""
import json
import sys
import warnings


def verdict(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        return [error.lineno or 0, error.msg]
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return [0, str(error)]
    return None


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(5000)
    for line in sys.stdin:
        print(json.dumps(verdict(line.rstrip("\n"))))
