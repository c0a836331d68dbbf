#include "index/template.h"

#include <algorithm>

namespace ormlint {

namespace {

bool is_statement(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == line.npos) return false;
  line.remove_prefix(begin);
  return (line.starts_with("{%") && line.find("%}") != line.npos) ||
         (line.starts_with("{#") && line.find("#}") != line.npos);
}

// {{ a.b | c }} with nothing but names, dots, filters and calls inside.
bool is_expression(std::string_view inside) {
  const std::size_t begin = inside.find_first_not_of(" -");
  if (begin == inside.npos) return false;
  const char first = inside[begin];
  return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
}

bool has_expression(std::string_view line) {
  const std::size_t open = line.find("{{");
  if (open == line.npos) return false;
  const std::size_t close = line.find("}}", open);
  if (close == line.npos || !is_expression(line.substr(open + 2, close - open - 2))) return false;
  const std::string_view before = line.substr(0, open);
  return std::ranges::count(before, '"') % 2 == 0 && std::ranges::count(before, '\'') % 2 == 0;
}

}  // namespace

bool is_template(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (is_statement(line) || has_expression(line)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace ormlint
