// How many columns a character takes on a terminal, so that marks stand under what they mark. No terminal agrees with
// another on everything; this is what most do: East Asian wide and fullwidth characters and emoji take two columns,
// combining marks and format characters none. The C library's wcwidth would need a locale, which a library must not
// set.
#pragma once

#include <cstdint>

namespace ormlint {

std::uint32_t width(char32_t code);

// The width of characters in a row: what joins an emoji to the one before takes no room of its own.
class Widths {
 public:
  std::uint32_t next(char32_t code);

 private:
  bool joined_ = false;  // the character before was a zero-width joiner
};

}  // namespace ormlint
