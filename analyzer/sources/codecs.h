// The encodings that CPython's standard library knows, by every name it accepts for them, and how we read each:
// ourselves, through the C library's iconv, or not at all. Their tables are not ours to carry: iconv's were compared
// with CPython's byte by byte, and agree but for a few characters of private use.
#pragma once

#include <cstdint>
#include <string_view>

namespace ormlint {

enum class CodecKind : std::uint8_t {
  utf8,
  ascii,
  latin1,     // every byte is the code point of the same number
  charmap,    // one byte a character
  multibyte,  // ASCII, and characters of several bytes whose first is above 0x7F
  stateful,   // escape sequences switch between tables
  wide,       // UTF-16 and UTF-32: what holds a readable cookie is not written in them, so CPython refuses such files
  not_text,   // base64 and the like, which CPython refuses as encodings
  undefined,  // the one that always fails
  unread      // CPython reads it, we do not
};

struct Codec {
  std::string_view name;  // CPython's module
  CodecKind kind = CodecKind::unread;
  std::string_view iconv;    // iconv's name, for charmap, multibyte and stateful
  std::string_view aliases;  // CPython's other names, folded, with blanks between
};

// Nothing when CPython knows no such encoding either. Spelling is free as it is there: letter case, and '-' for '_'.
const Codec* find_codec(std::string_view name);

}  // namespace ormlint
