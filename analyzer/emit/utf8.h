// Bytes to characters, and text made fit for one line of a terminal. Sources are UTF-8 already or marked as faulty;
// labels and names from a database may be anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ormlint {

struct Character {
  char32_t code = 0;       // U+FFFD for bytes that are no character
  std::uint32_t size = 1;  // in bytes
};

constexpr char32_t replacement_character = 0xFFFD;

// The first character. Bytes that are none are taken as the Unicode standard recommends: as many together as would
// have begun one. The text is not empty.
Character first_character(std::string_view text);
void append_character(std::string& out, char32_t code);

// What a terminal may be given in place of this character: pictures for control characters, since an escape sequence in
// someone's source must not drive our reader's terminal, and U+FFFD for those that turn the writing direction.
char32_t harmless(char32_t code);

// A message, path or name as part of a line: \n, \r and \t as in a string literal, everything else harmless.
void append_line(std::string& out, std::string_view text);

}  // namespace ormlint
