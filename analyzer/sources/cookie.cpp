#include "sources/cookie.h"

#include <algorithm>

namespace ormlint {

namespace {

constexpr std::string_view blanks = " \t\f";
constexpr std::string_view name_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

// The tokenizer looks at the first twelve characters only.
std::string normal_name(std::string_view written) {
  std::string folded(written.substr(0, 12));
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  if (folded == "utf-8" || folded.starts_with("utf-8-")) return "utf-8";
  for (const std::string_view latin : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
    const bool variant = folded.starts_with(latin) && folded.substr(latin.size()).starts_with('-');
    if (folded == latin || variant) return "iso-8859-1";
  }
  return std::string(written);
}

std::optional<Cookie> cookie_in_line(std::string_view line, std::size_t line_begin) {
  constexpr std::string_view word = "coding";
  const std::size_t comment = line.find_first_not_of(blanks);
  if (comment == line.npos || line[comment] != '#') return std::nullopt;
  for (std::size_t at = line.find(word, comment); at != line.npos; at = line.find(word, at + 1)) {
    const std::size_t sign = at + word.size();
    if (sign >= line.size() || (line[sign] != ':' && line[sign] != '=')) continue;
    const std::size_t begin = std::min(line.find_first_not_of(" \t", sign + 1), line.size());
    const std::size_t end = std::min(line.find_first_not_of(name_characters, begin), line.size());
    if (begin == end) continue;
    const std::string_view written = line.substr(begin, end - begin);
    return Cookie{written, line_begin + begin, normal_name(written)};
  }
  return std::nullopt;
}

bool blank_or_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(blanks);
  return first == line.npos || line[first] == '#';
}

}  // namespace

std::optional<Cookie> find_cookie(std::string_view bytes) {
  std::size_t begin = 0;
  for (int line = 0; line < 2 && begin < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
    const std::string_view text = bytes.substr(begin, end - begin);
    if (std::optional<Cookie> found = cookie_in_line(text, begin)) return found;
    if (!blank_or_comment(text)) return std::nullopt;
    begin = end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return std::nullopt;
}

}  // namespace ormlint
