"""Projects of Python 3.14 on an older one: annotations, which 3.14 evaluates when somebody asks, are strings, and the types of
an `except` get their parentheses."""
import __future__
import importlib.machinery
import importlib.util
import re

EXCEPT = re.compile(r"^(\s*except) ([\w.]+(?:, *[\w.]+)+):", re.MULTILINE)


def rewritten(data):
    return EXCEPT.sub(r"\1 (\2):", importlib.util.decode_source(data))


def install():
    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(rewritten(data), path, "exec", __future__.annotations.compiler_flag, True, _optimize)

    importlib.machinery.SourceFileLoader.source_to_code = source_to_code
