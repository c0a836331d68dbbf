#include "usage/builtin_names.h"

#include <algorithm>
#include <array>

namespace ormlint {

namespace {

// Made by `python3.N -c "import builtins; print(sorted(dir(builtins)))"` for N from 8 to 14, joined, and WindowsError,
// which CPython has on Windows only. No name was ever taken away in these versions.
constexpr auto builtins = std::to_array<std::string_view>({
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "False",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "None",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "True",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "WindowsError",
    "ZeroDivisionError",
    "_IncompleteInputError",
    "__build_class__",
    "__debug__",
    "__doc__",
    "__import__",
    "__loader__",
    "__name__",
    "__package__",
    "__spec__",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "copyright",
    "credits",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
});

constexpr auto host_names = std::to_array<std::string_view>({
    "dbutils",         // Databricks, "Databricks Utilities": notebooks are kept as .py files
    "display",         // IPython, "What's new in 5.4"; Databricks
    "displayHTML",     // Databricks
    "get_config",      // traitlets, "Configuration files": the loader's own function
    "get_ipython",     // IPython
    "load_subconfig",  // traitlets, the same
    "reveal_locals",   // mypy and pyright: in files that are checked and never run
    "reveal_type",
    "spark",  // Databricks
});

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::ranges::binary_search(names, name);
}

static_assert(std::ranges::is_sorted(builtins));
static_assert(std::ranges::is_sorted(host_names));

}  // namespace

bool is_builtin(std::string_view name) { return contains(builtins, name); }

bool is_reserved(std::string_view name) { return name.size() > 4 && name.starts_with("__") && name.ends_with("__"); }

bool is_host_name(std::string_view name) { return contains(host_names, name); }

bool is_host_name_of(std::string_view path, std::string_view name) {
  return name == "tags" && (path == "conf.py" || path.ends_with("/conf.py"));
}

}  // namespace ormlint
