// Names that are bound without any statement of the file: builtins, and what the import system and the compiler put in.
#pragma once

#include <string_view>

namespace ormlint {

// A name of the module `builtins` in any CPython from 3.8 to 3.14, those of `site` and of other platforms included.
bool is_builtin(std::string_view name);

// Of every module ("Import-related attributes on module objects", Language Reference); __path__ only of packages.
bool is_module_attribute(std::string_view name, bool package);

// Of every class's body while it runs: __module__, __qualname__ and what newer versions add.
bool is_class_attribute(std::string_view name);

// A name that a program known to run such files puts into them before they run: notebooks and consoles of IPython,
// configuration read by traitlets, type checkers' pretended builtins. Their documentation says so.
bool is_host_name(std::string_view name);

}  // namespace ormlint
