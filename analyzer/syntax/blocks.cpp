#include "syntax/blocks.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace ormlint {

std::string block_name(std::string_view line) {
  if (line.starts_with("async ")) line.remove_prefix(line.find_first_not_of(" \t", 5));
  const std::size_t end = std::min(line.find_first_of(" \t\f(:[{\"'*\\"), line.size());
  const std::string_view word = line.substr(0, end);
  if (word == "def") return "function definition";
  if (word == "class") return "class definition";
  if (word == "except" && line.substr(end).find_first_not_of(" \t") != line.npos) {
    if (line[line.find_first_not_of(" \t", end)] == '*') return "'except*' statement";
  }
  constexpr std::array<std::string_view, 11> words{"if",    "elif", "else",   "for",     "while", "with",
                                                   "match", "case", "except", "finally", "try"};
  return std::ranges::find(words, word) == words.end() ? std::string() : fmt::format("'{}' statement", word);
}

}  // namespace ormlint
