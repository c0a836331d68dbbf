#include "syntax/identifiers.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

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

std::string normalized_identifier(std::string_view name) {
  // utf8proc takes U+11A7, which stands before the first final consonant of Hangul, for one, and joins it to a
  // syllable.
  const std::size_t before_finals = name.find("\u11A7", 1);
  if (before_finals != name.npos) {
    return normalized_identifier(name.substr(0, before_finals)) + normalized_identifier(name.substr(before_finals));
  }
  constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  utf8proc_uint8_t* made = nullptr;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  const utf8proc_ssize_t size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(name.size()), &made, how);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  if (size < 0) return std::string(name);  // no UTF-8: nobody's name
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

}  // namespace ormlint
