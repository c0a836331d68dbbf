// Code in a message.
#pragma once

#include <string>
#include <string_view>

namespace ormlint {

// On one line, and cut where it is long.
inline std::string brief(std::string_view code) {
  constexpr std::size_t longest = 60;
  std::string made;
  for (const char c : code) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\\';
    if (!space) made += c;
    if (space && !made.empty() && made.back() != ' ') made += ' ';
  }
  if (made.size() <= longest) return made;
  std::size_t end = longest - 2;
  while (end > 0 && (static_cast<unsigned char>(made[end]) & 0xC0U) == 0x80U) --end;  // not within a character
  return made.substr(0, end) + " …";
}

}  // namespace ormlint
