#include "syntax/identifiers.h"

#include <algorithm>

#include "base/utf8.h"
#include "syntax/identifier_table.h"

namespace ormlint {

namespace {

std::uint32_t sort_of(std::uint32_t code) {
  const auto after = std::ranges::upper_bound(identifier_table, code << 3 | 7);
  return after == identifier_table.begin() ? 0 : *std::prev(after) & 7;
}

}  // namespace

BadIdentifier check_identifier(std::string_view name) {
  for (std::uint32_t at = 0; at < name.size();) {
    const Character character = first_character(name.substr(at));
    if (character.code >= 0x80) {
      const std::uint32_t sort = sort_of(character.code);
      if (!(sort & (at == 0 ? 1 : 2))) return {at, character.size, character.code, (sort & 4) != 0};
    }
    at += character.size;
  }
  return {};
}

}  // namespace ormlint
