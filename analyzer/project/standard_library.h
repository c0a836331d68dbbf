// The top-level modules of Python's standard library, of any version from 3.8 to 3.14, since a project may be written
// for any. Source: `sys.stdlib_module_names` of 3.10 to 3.14, those without an underscore; for 3.8 and 3.9 the folders
// of their libraries; `__future__`, and `__main__`, which every program has.
#pragma once

#include <span>
#include <string_view>

namespace ormlint {

// In order.
std::span<const std::string_view> standard_library();
bool is_standard_library(std::string_view name);

}  // namespace ormlint
