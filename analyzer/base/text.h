// What is done to names everywhere.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace ormlint {

// Of ASCII letters only, as Python's identifiers and SQL's names mostly are.
inline std::string lower_case(std::string_view text) {
  std::string made(text);
  std::ranges::transform(made, made.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return made;
}

}  // namespace ormlint
