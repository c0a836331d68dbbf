// A literal's value, as far as two of them must be told apart: the keys of a mapping pattern.
#pragma once

#include <optional>
#include <string>

#include "index/file_index.h"

namespace ormlint {

struct LiteralValue {
  std::string equal;  // the same for values that Python's == takes for equal, as 1, 1.0 and True
  std::string shown;  // as repr() shows it
};

// None for what is no literal, or a number whose value is not computed here.
std::optional<LiteralValue> literal_value(const FileIndex& file, Id<Expr> expr);

// repr() of a string.
std::string string_repr(std::string_view text);

}  // namespace ormlint
