#include "emit/utf8.h"

namespace ormlint {

namespace {

// How many bytes a character has by its first one, and what the second may be: this rules out overlong forms,
// surrogates and what lies beyond U+10FFFF.
struct Form {
  std::uint32_t size = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

Form form_of(unsigned char first) {
  if (first >= 0xC2 && first <= 0xDF) return {2};
  if (first == 0xE0) return {3, 0xA0};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {3};
  if (first == 0xF0) return {4, 0x90};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  if (first >= 0xF1 && first <= 0xF3) return {4};
  return {};
}

}  // namespace

Character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1};
  const Form form = form_of(first);
  if (form.size == 0) return {replacement_character, 1};
  char32_t code = first & (0xFFu >> (form.size + 1));
  for (std::uint32_t n = 1; n < form.size; ++n) {
    const auto byte = n < text.size() ? static_cast<unsigned char>(text[n]) : 0;
    const bool continues = n == 1 ? byte >= form.low && byte <= form.high : byte >= 0x80 && byte <= 0xBF;
    if (!continues) return {replacement_character, n};
    code = code << 6 | (byte & 0x3Fu);
  }
  return {code, form.size};
}

void append_character(std::string& out, char32_t code) {
  const auto add = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | code >> 6);
    add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | code >> 12);
    add(0x80 | (code >> 6 & 0x3F));
    add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | code >> 18);
    add(0x80 | (code >> 12 & 0x3F));
    add(0x80 | (code >> 6 & 0x3F));
    add(0x80 | (code & 0x3F));
  }
}

char32_t harmless(char32_t code) {
  if (code < 0x20) return 0x2400 + code;
  if (code == 0x7F) return 0x2421;
  const bool control = code >= 0x80 && code <= 0x9F;
  const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  const bool breaks_line = code == 0x2028 || code == 0x2029;
  return control || turns || breaks_line ? replacement_character : code;
}

void append_line(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const Character character = first_character(text);
    text.remove_prefix(character.size);
    switch (character.code) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        append_character(out, harmless(character.code));
    }
  }
}

}  // namespace ormlint
