// The top-level modules of Python's standard library, 3.8 to 3.14. Source: `sys.stdlib_module_names`, those without an
// underscore, and what older versions had.
#pragma once

#include <string_view>

namespace ormlint {

bool is_standard_library(std::string_view name);

}  // namespace ormlint
