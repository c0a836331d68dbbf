#include "syntax/identifiers.h"

#include <algorithm>

#include "syntax/identifier_table.h"

namespace ormlint {

namespace {

struct Character {
  std::uint32_t code = 0;
  std::uint32_t size = 1;
};

// Bytes that are no UTF-8 give a character that no name can have.
Character decode(std::string_view text, std::uint32_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {0xFFFF, 1};
  std::uint32_t code = lead & (0x7F >> size);
  for (std::uint32_t n = 1; n < size; ++n) code = code << 6 | (static_cast<unsigned char>(text[at + n]) & 0x3F);
  return {code, size};
}

std::uint32_t sort_of(std::uint32_t code) {
  const auto after = std::ranges::upper_bound(identifier_table, code << 3 | 7);
  return after == identifier_table.begin() ? 0 : *std::prev(after) & 7;
}

}  // namespace

BadIdentifier check_identifier(std::string_view name) {
  for (std::uint32_t at = 0; at < name.size();) {
    const Character character = decode(name, at);
    if (character.code >= 0x80) {
      const std::uint32_t sort = sort_of(character.code);
      if (!(sort & (at == 0 ? 1 : 2))) return {at, character.size, character.code, (sort & 4) != 0};
    }
    at += character.size;
  }
  return {};
}

}  // namespace ormlint
