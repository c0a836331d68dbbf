// FileIndex as text: `ormlint dump index`.
#pragma once

#include <string>

#include "index/file_index.h"

namespace ormlint {

// The tree, then every scope with its bindings, then __all__ and the error.
std::string print_index(const FileIndex& file);

}  // namespace ormlint
