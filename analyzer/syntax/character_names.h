// The characters' names, for "\N{BULLET}". Unicode Standard, chapter 4.8; Python's documentation, "String and Bytes
// literals".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ormlint {

// The code point of a name or alias, in any letter case; nothing when it is not known here, which may mean that it is
// newer than our data.
std::optional<std::uint32_t> character_named(std::string_view name);

}  // namespace ormlint
