// What CPython's symbol table and compiler refuse in a file that its parser accepts: a return outside of a function, an
// `async with` in a plain one. In its words.
#pragma once

#include <optional>

#include "index/file_index.h"

namespace ormlint {

std::optional<SyntaxError> check_context(const FileIndex& file);

}  // namespace ormlint
