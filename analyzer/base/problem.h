// What is wrong with the input and is no finding about the code: a file that cannot be read, a statement that does not
// parse, a setting that does not exist. Findings go on beside problems; a problem makes the exit code 2.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace ormlint {

struct Problem {
  std::string text;            // one sentence, no final period, paths and names in backticks
  std::optional<Location> at;  // absent where there is no text to point into
};

using Problems = std::vector<Problem>;

template <class T>
using Result = std::expected<T, Problem>;

inline std::unexpected<Problem> fail(std::string text) { return std::unexpected(Problem{std::move(text), {}}); }

}  // namespace ormlint
