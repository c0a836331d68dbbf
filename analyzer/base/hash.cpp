#include "base/hash.h"

#include <fmt/core.h>

namespace ormlint {

std::uint64_t hash64(std::string_view bytes) {
  std::uint64_t state = 0xcbf29ce484222325;
  for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  // FNV's low bits are good and its high bits lazy; MurmurHash3's finaliser spreads both.
  state = (state ^ (state >> 33)) * 0xff51afd7ed558ccd;
  state = (state ^ (state >> 33)) * 0xc4ceb9fe1a85ec53;
  return state ^ (state >> 33);
}

std::string hex(std::uint64_t value) { return fmt::format("{:016x}", value); }

}  // namespace ormlint
