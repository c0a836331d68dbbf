// The one content hash. We need names that stay the same between runs and machines, never secrecy, so 64-bit FNV-1a
// with a final mix is enough.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ormlint {

std::uint64_t hash64(std::string_view bytes);
// Sixteen lower-case hexadecimal digits.
std::string hex(std::uint64_t value);

}  // namespace ormlint
