// UTF-8, as far as reading files needs it: what is well formed, what is not and why, and text in which nothing is ill
// formed any more.
#pragma once

#include <string>
#include <string_view>

namespace ormlint {

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
