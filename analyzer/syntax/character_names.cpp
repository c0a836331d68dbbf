// A megabyte of names, searched where it lies in the program: a page that nobody asks for is never read from disk.
#include "syntax/character_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

asm(".pushsection .rodata\n"
    "ormlint_character_names: .incbin \"" ORMLINT_CHARACTER_NAMES
    "\"\n"
    "ormlint_character_names_end:\n"
    ".global ormlint_character_names, ormlint_character_names_end\n"
    ".popsection\n");

extern "C" const char ormlint_character_names[], ormlint_character_names_end[];

namespace ormlint {

namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return code;
}

// Of a sorted list of lines.
std::optional<std::uint32_t> listed(std::string_view name) {
  std::string_view rest(ormlint_character_names,
                        static_cast<std::size_t>(ormlint_character_names_end - ormlint_character_names));
  while (!rest.empty()) {
    const std::size_t before = rest.substr(0, rest.size() / 2).rfind('\n');
    const std::size_t begin = before == rest.npos ? 0 : before + 1;
    const std::size_t end = rest.find('\n', begin);
    const std::string_view line = rest.substr(begin, end - begin);
    const std::string_view here = line.substr(0, line.find(';'));
    if (here == name) return hexadecimal(line.substr(here.size() + 1));
    // The lines are sorted with their semicolons.
    const bool behind = std::string(here) + ';' < std::string(name) + ';';
    rest = behind ? rest.substr(end + 1) : rest.substr(0, begin);
  }
  return std::nullopt;
}

// The longest of these that the name begins with, taken off it.
template <std::size_t size>
std::optional<std::uint32_t> take(const std::array<std::string_view, size>& parts, std::string_view& name) {
  std::size_t best = size;
  for (std::size_t n = 0; n < size; ++n) {
    if (name.starts_with(parts[n]) && (best == size || parts[n].size() > parts[best].size())) best = n;
  }
  if (best == size) return std::nullopt;
  name.remove_prefix(parts[best].size());
  return static_cast<std::uint32_t>(best);
}

// Unicode Standard, chapter 3.12, "Hangul Syllable Name Generation".
std::optional<std::uint32_t> hangul(std::string_view name) {
  constexpr std::array<std::string_view, 19> leading{"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                                     "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
  constexpr std::array<std::string_view, 21> vowels{"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                                    "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
  constexpr std::array<std::string_view, 28> trailing{"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                                      "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                                      "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
  const auto first = take(leading, name);
  const auto second = first ? take(vowels, name) : std::nullopt;
  const auto third = second ? take(trailing, name) : std::nullopt;
  if (!third || !name.empty()) return std::nullopt;
  return 0xAC00 + (*first * 21 + *second) * 28 + *third;
}

}  // namespace

std::optional<std::uint32_t> character_named(std::string_view name) {
  std::string upper(name);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (const auto code = listed(upper)) return code;
  constexpr std::string_view syllable = "HANGUL SYLLABLE ";
  if (upper.starts_with(syllable)) return hangul(std::string_view(upper).substr(syllable.size()));
  for (const std::string_view prefix : {"CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-"}) {
    if (upper.starts_with(prefix)) return hexadecimal(std::string_view(upper).substr(prefix.size()));
  }
  return std::nullopt;
}

}  // namespace ormlint
