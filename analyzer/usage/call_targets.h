// The functions of the project that calls surely run.
#pragma once

#include <optional>

#include "usage/file_view.h"

namespace ormlint {

struct CallTarget {
  FunctionRef function;
  std::uint32_t skipped = 0;  // parameters that are filled before the first argument
};

// A function at a module's level, or a method of a class whose object is known; none where a decorator may make
// something else of it. A class below may have another one.
std::optional<CallTarget> call_target(FileView& view, FileId file, Id<Expr> call);
bool is_overridden(const Project& project, Memory& memory, FunctionRef function);

}  // namespace ormlint
