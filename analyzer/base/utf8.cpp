#include "base/utf8.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace ormlint {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{'\n'};
}

// How many bytes a character with this first byte has; 0 when no character begins so.
std::size_t wanted_size(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// The second byte decides about overlong forms, surrogates and what lies beyond U+10FFFF.
bool continues(std::uint8_t lead, std::size_t position, std::uint8_t byte) {
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (position == 1 && lead == 0xE0) low = 0xA0;
  if (position == 1 && lead == 0xED) high = 0x9F;
  if (position == 1 && lead == 0xF0) low = 0x90;
  if (position == 1 && lead == 0xF4) high = 0x8F;
  return byte >= low && byte <= high;
}

// How many bytes of the character at the front are good.
std::size_t good_bytes(std::string_view text) {
  const std::uint8_t lead = byte_at(text, 0);
  const std::size_t wanted = wanted_size(lead);
  std::size_t have = wanted > 0 ? 1 : 0;
  while (have > 0 && have < wanted && continues(lead, have, byte_at(text, have))) ++have;
  return have;
}

std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::uint64_t eight = 0;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (eight & high_bits) break;
    at += sizeof eight;
  }
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Character first_character(std::string_view text) {
  const std::uint8_t lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t wanted = wanted_size(lead), good = good_bytes(text);
  if (wanted == 0 || good != wanted) {
    return {replacement_character, static_cast<std::uint32_t>(std::max<std::size_t>(good, 1))};
  }
  char32_t code = lead & (0xFFu >> (wanted + 1));
  for (std::size_t n = 1; n < wanted; ++n) code = code << 6 | (byte_at(text, n) & 0x3Fu);
  return {code, static_cast<std::uint32_t>(wanted)};
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

std::size_t first_invalid(std::string_view text) {
  std::size_t at = skip_ascii(text, 0);
  while (at < text.size()) {
    const std::size_t wanted = wanted_size(byte_at(text, at));
    if (wanted == 0 || good_bytes(text.substr(at)) != wanted) return at;
    at = skip_ascii(text, at + wanted);
  }
  return text.size();
}

BadCharacter bad_character(std::string_view text) {
  if (wanted_size(byte_at(text, 0)) == 0) return {1, "invalid start byte"};
  return {good_bytes(text), "invalid continuation byte"};
}

std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t nul = text.find('\0');
    const std::size_t good = first_invalid(text.substr(0, nul));
    out += text.substr(0, good);
    text.remove_prefix(good);
    if (text.empty()) break;
    out += replacement;
    text.remove_prefix(text[0] == '\0' ? 1 : bad_character(text).size);
  }
  return out;
}

std::string shown_name(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto byte = static_cast<std::uint8_t>(path[0]);
    const std::size_t size = wanted_size(byte);
    const bool shown = size > 0 && good_bytes(path) == size && byte >= 0x20 && byte != 0x7F;
    out += shown ? std::string(path.substr(0, size)) : fmt::format("\\x{:02x}", byte);
    path.remove_prefix(shown ? size : 1);
  }
  return out;
}

}  // namespace ormlint
