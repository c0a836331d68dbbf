// Names that are bound without any statement of the file: builtins, and what the import system and the compiler put in.
#pragma once

#include <string_view>

namespace ormlint {

// A name of the module `builtins` in any CPython from 3.8 to 3.14, those of `site` and of other platforms included.
bool is_builtin(std::string_view name);

// A name between double underscores: those are the system's ("Reserved classes of identifiers", Language Reference).
// Interpreter, import system, class bodies and whoever runs the file put them in: __file__, __path__, __qualname__ …
bool is_reserved(std::string_view name);

// A name that a program known to run such files puts into them before they run: notebooks and consoles of IPython,
// configuration read by traitlets, type checkers' pretended builtins. Their documentation says so.
bool is_host_name(std::string_view name);

// Of the files of this name: what Sphinx puts into its conf.py.
bool is_host_name_of(std::string_view path, std::string_view name);

}  // namespace ormlint
