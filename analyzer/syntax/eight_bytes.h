// Eight bytes of text at once, in one register: most of a source is letters, blanks and prose, and asking each byte
// what it is costs a jump that no processor foresees. Every answer is a mask with the eighth bit of each byte that
// meets the question; constants below 0x80 added to seven bits never carry into the next byte.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace ormlint::eight {

constexpr std::uint64_t each(unsigned char byte) { return std::uint64_t{0x0101010101010101} * byte; }
inline constexpr std::uint64_t high = each(0x80);

// The first byte is the lowest. The caller makes sure that there are eight.
inline std::uint64_t load(const char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

constexpr std::uint64_t between(std::uint64_t seven, char first, char last) {
  return (seven + each(static_cast<unsigned char>(0x80 - first))) &
         ~(seven + each(static_cast<unsigned char>(0x80 - last - 1))) & high;
}

constexpr std::uint64_t equal(std::uint64_t bytes, char wanted) {
  const std::uint64_t other = bytes ^ each(static_cast<unsigned char>(wanted));
  return ~(((other & ~high) + each(0x7F)) | other) & high;
}

// Letters, digits, underscores, all beyond ASCII.
constexpr std::uint64_t word(std::uint64_t bytes) {
  const std::uint64_t seven = bytes & ~high;
  return (between(seven | each(0x20), 'a', 'z') | between(seven, '0', '9') | equal(bytes, '_') | bytes) & high;
}

// How many bytes stand before the first that the mask names; 8: it names none.
constexpr std::uint32_t before(std::uint64_t mask) { return static_cast<std::uint32_t>(std::countr_zero(mask)) / 8; }

}  // namespace ormlint::eight
