// Indentation, brackets and string ends, line by line: what CPython's tokenizer refuses and tree-sitter does not see.
// In its words (Language Reference, "Line structure" and "Indentation"; messages as CPython 3.12 gives them).
#pragma once

#include <optional>
#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

inline constexpr std::string_view too_many_brackets = "too many nested parentheses";

struct LayoutError : SyntaxError {
  // CPython learns of it only at the end of the file, or says it in place of whatever its parser met: an open bracket.
  bool whole_file = false;
};

// The first such error, or nothing.
std::optional<LayoutError> check_layout(std::string_view text);

}  // namespace ormlint
