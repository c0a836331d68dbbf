// UTF-8: bytes to characters and back, what is well formed, what is not and why, and text in which nothing is ill
// formed any more.
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
// Any code point up to U+10FFFF, a lone surrogate too.
void append_character(std::string& out, char32_t code);

// Where the first byte stands that begins no well-formed character; the size of the text when there is none.
std::size_t first_invalid(std::string_view text);

// The ill-formed bytes at the front of a text, as CPython's decoder counts and names them. A text that ends inside a
// character counts as one that a line break follows, since CPython ends every source text with one.
struct BadCharacter {
  std::size_t size = 1;
  std::string_view reason;
};
BadCharacter bad_character(std::string_view text);

// The same text with U+FFFD for every ill-formed sequence and every NUL, so that it can be shown and put into JSON.
std::string cleaned(std::string_view text);

// A path as it can be shown: bytes that are not UTF-8, and control characters, become \xNN.
std::string shown_name(std::string_view path);

}  // namespace ormlint
