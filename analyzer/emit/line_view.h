// One source line as a terminal shows it: tabs widened, control characters made harmless, and of a very long line only
// the part around what is meant. Remembers in which column each byte came to stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint {

class LineView {
 public:
  // The focus counts bytes of the line; it is the part that must stay in sight.
  LineView(std::string_view line, Span focus, std::uint32_t limit);

  const std::string& text() const { return text_; }
  // From 0. What was cut off stands where the `…` is.
  std::uint32_t column(std::uint32_t byte) const;
  // Behind the last character.
  std::uint32_t end_column() const { return column_; }

 private:
  struct Cell {
    std::uint32_t byte = 0;
    std::uint32_t column = 0;
  };
  void add(std::uint32_t byte, char32_t code, std::uint32_t columns);

  std::string text_;
  std::vector<Cell> cells_;
  std::uint32_t column_ = 0;
};

}  // namespace ormlint
