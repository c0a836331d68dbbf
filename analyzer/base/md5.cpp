#include "base/md5.h"

#include <fmt/core.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace ormlint {

namespace {

using State = std::array<std::uint32_t, 4>;

constexpr std::array<std::array<int, 4>, 4> shifts{{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};

// Four bytes of the message, the least significant first.
std::uint32_t word(std::string_view block, std::size_t n) {
  std::uint32_t value = 0;
  for (std::size_t byte = 4; byte-- > 0;) value = value << 8 | static_cast<unsigned char>(block[4 * n + byte]);
  return value;
}

void add_block(State& state, std::string_view block) {
  auto [a, b, c, d] = state;
  for (std::uint32_t n = 0; n < 64; ++n) {
    const std::uint32_t round = n / 16;
    const std::uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                                : round == 1 ? (d & b) | (~d & c)
                                : round == 2 ? b ^ c ^ d
                                             : c ^ (b | ~d);
    constexpr std::array<std::uint32_t, 4> factor{1, 5, 3, 7}, offset{0, 1, 5, 0};
    const auto sine = static_cast<std::uint32_t>(std::floor(std::fabs(std::sin(n + 1.0)) * 4294967296.0));
    const std::uint32_t sum = a + mixed + sine + word(block, (factor[round] * n + offset[round]) % 16);
    a = d;
    d = c;
    c = b;
    b += std::rotl(sum, shifts[round][n % 4]);
  }
  state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
}

}  // namespace

std::string md5_hex(std::string_view bytes) {
  std::string message(bytes);
  message += '\x80';
  while (message.size() % 64 != 56) message += '\0';
  for (int shift = 0; shift < 64; shift += 8) message += static_cast<char>(bytes.size() * 8 >> shift & 0xFFU);
  State state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  for (std::size_t at = 0; at < message.size(); at += 64) add_block(state, std::string_view(message).substr(at, 64));
  std::string digits;
  for (const std::uint32_t part : state) {
    for (int shift = 0; shift < 32; shift += 8) digits += fmt::format("{:02x}", part >> shift & 0xFFU);
  }
  return digits;
}

}  // namespace ormlint
