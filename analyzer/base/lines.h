// Byte offsets to lines and columns. Only emitters need them, so a table is made on demand and kept by nobody else.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint {

struct LineColumn {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in characters (Unicode code points)
};

class Lines {
 public:
  // The text must outlive the table. Lines end at \n; a \r before it belongs to the line's end.
  explicit Lines(std::string_view text);

  LineColumn at(std::uint32_t offset) const;
  // The text of a line, without its end. Lines count from 1; beyond the last line it is empty.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_begin(std::uint32_t number) const;
  std::uint32_t count() const { return static_cast<std::uint32_t>(begins_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> begins_;
};

// How many code points a piece of UTF-8 has. Bytes that start no character count as part of the one before.
std::uint32_t count_characters(std::string_view utf8);

}  // namespace ormlint
