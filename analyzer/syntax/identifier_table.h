// The characters beyond ASCII, in runs of alike ones: each number is a run's first code point times eight, and in the
// lowest three bits whether they begin a name (1), stand in a name (2), are printable (4).
#pragma once

#include <array>
#include <cstdint>

namespace ormlint {

inline constexpr std::size_t identifier_runs = 2123;
extern const std::array<std::uint32_t, identifier_runs> identifier_table;

}  // namespace ormlint
