#include "base/lines.h"

#include <algorithm>
#include <cstring>

namespace ormlint {

std::uint32_t count_characters(std::string_view utf8) {
  return static_cast<std::uint32_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Lines::Lines(std::string_view text) : text_(text) {
  begins_.push_back(0);
  const char* const data = text.data();
  const char* at = data;
  const char* const end = data + text.size();
  while (at < end) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (!at) break;
    begins_.push_back(static_cast<std::uint32_t>(++at - data));
  }
}

LineColumn Lines::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - begins_.begin());
  const std::uint32_t begin = begins_[line - 1];
  return {line, count_characters(text_.substr(begin, offset - begin)) + 1};
}

std::uint32_t Lines::line_begin(std::uint32_t number) const {
  if (number == 0) return 0;
  return number <= begins_.size() ? begins_[number - 1] : static_cast<std::uint32_t>(text_.size());
}

std::string_view Lines::line(std::uint32_t number) const {
  if (number == 0 || number > begins_.size()) return {};
  const std::uint32_t begin = begins_[number - 1];
  std::uint32_t end = number < begins_.size() ? begins_[number] - 1 : static_cast<std::uint32_t>(text_.size());
  if (end > begin && text_[end - 1] == '\r') --end;
  return text_.substr(begin, end - begin);
}

}  // namespace ormlint
