// Names, keywords and numbers.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "syntax/eight_bytes.h"
#include "syntax/identifiers.h"
#include "syntax/strict_lexer.h"

namespace ormlint {

namespace {

struct Word {
  std::string_view text;
  Tok kind;
  std::uint8_t bits = 0;
};
constexpr std::array words{
    Word{"False", Tok::kw_false},
    Word{"None", Tok::kw_none},
    Word{"True", Tok::kw_true},
    Word{"and", Tok::kw_and},
    Word{"as", Tok::kw_as},
    Word{"assert", Tok::kw_assert},
    Word{"async", Tok::kw_async},
    Word{"await", Tok::kw_await},
    Word{"break", Tok::kw_break},
    Word{"class", Tok::kw_class},
    Word{"continue", Tok::kw_continue},
    Word{"def", Tok::kw_def},
    Word{"del", Tok::kw_del},
    Word{"elif", Tok::kw_elif},
    Word{"else", Tok::kw_else},
    Word{"except", Tok::kw_except},
    Word{"finally", Tok::kw_finally},
    Word{"for", Tok::kw_for},
    Word{"from", Tok::kw_from},
    Word{"global", Tok::kw_global},
    Word{"if", Tok::kw_if},
    Word{"import", Tok::kw_import},
    Word{"in", Tok::kw_in},
    Word{"is", Tok::kw_is},
    Word{"lambda", Tok::kw_lambda},
    Word{"nonlocal", Tok::kw_nonlocal},
    Word{"not", Tok::kw_not},
    Word{"or", Tok::kw_or},
    Word{"pass", Tok::kw_pass},
    Word{"raise", Tok::kw_raise},
    Word{"return", Tok::kw_return},
    Word{"try", Tok::kw_try},
    Word{"while", Tok::kw_while},
    Word{"with", Tok::kw_with},
    Word{"yield", Tok::kw_yield},
    Word{"match", Tok::name, token_bits::soft_match},
    Word{"case", Tok::name, token_bits::soft_case},
    Word{"type", Tok::name, token_bits::soft_type},
    Word{"_", Tok::name, token_bits::soft_wildcard},
};

constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t value = 0;
  for (std::size_t n = 0; n < word.size(); ++n) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[n])) << (8 * n);
  }
  return value;
}

// A keyword has at most eight letters, so it is looked up as one number, in a table without collisions.
struct WordTable {
  std::uint64_t factor = 0;
  std::array<std::uint64_t, 256> values{};
  std::array<std::uint8_t, 256> indexes{};

  constexpr std::size_t place(std::uint64_t value) const { return (value * factor) >> 56; }
};

constexpr bool fill(WordTable& table) {
  for (std::size_t n = 0; n < words.size(); ++n) {
    const std::uint64_t value = packed(words[n].text);
    const std::size_t place = table.place(value);
    if (table.values[place]) return false;
    table.values[place] = value;
    table.indexes[place] = static_cast<std::uint8_t>(n);
  }
  return true;
}

constexpr WordTable make_table() {
  for (std::uint64_t factor = 0x9E3779B97F4A7C15;; factor += 0x6A09E667F3BCC908) {
    WordTable table;
    table.factor = factor | 1;
    if (fill(table)) return table;
  }
}

constexpr WordTable table = make_table();

}  // namespace

void Lexer::word() {
  const std::uint32_t begin = at_;
  std::uint64_t value = 0;  // the first eight bytes, without what does not belong to the word
  bool ascii = true;
  std::uint32_t length = 8;
  while (length == 8 && at_ + 8 <= size_) {
    const std::uint64_t bytes = eight::load(text_.data() + at_);
    length = eight::before(eight::word(bytes) ^ eight::high);
    const std::uint64_t word = length == 0 ? 0 : bytes & (~std::uint64_t{0} >> (64 - 8 * length));
    ascii &= (word & eight::high) == 0;
    if (at_ == begin) value = word;
    at_ += length;
  }
  if (length == 8) {  // near the end of the text
    while (more() && is_word(text_[at_])) ascii &= static_cast<unsigned char>(text_[at_++]) < 0x80;
    value = packed(text_.substr(begin, std::min(at_ - begin, 8U)));
  }
  length = at_ - begin;
  if (!ascii) {
    const BadIdentifier bad = check_identifier(text_.substr(begin, length));
    if (bad.size == 0) return add(Tok::name, begin, token_bits::foreign);
    const Span place{begin + bad.at, begin + bad.at + bad.size};
    if (!bad.printable) return fail(place, fmt::format("invalid non-printable character U+{:04X}", bad.character));
    const std::string shown(text_.substr(place.begin, bad.size));
    return fail(place, fmt::format("invalid character '{}' (U+{:04X})", shown, bad.character));
  }
  if (length > 8) return add(Tok::name, begin);
  if (length <= 2 && class_of(peek()) == Byte::quote && string_prefix(begin)) return;
  const std::size_t place = table.place(value);
  if (table.values[place] != value) return add(Tok::name, begin);
  const Word& found = words[table.indexes[place]];
  add(found.kind, begin, found.bits);
}

bool Lexer::string_prefix(std::uint32_t begin) {
  std::uint8_t bits = 0;
  char other = 0;
  for (const char c : text_.substr(begin, at_ - begin)) {
    const char letter = static_cast<char>(c | 0x20);
    if (letter == 'r' && !(bits & token_bits::raw) && other != 'u') {
      bits |= token_bits::raw;
    } else if (!other && (letter == 'b' || letter == 'f' || letter == 't' || (letter == 'u' && !bits))) {
      other = letter;
    } else {
      return false;
    }
  }
  if (other == 'b') bits |= token_bits::bytes;
  if (other == 't') bits |= token_bits::is_template;
  bits |= token_bits::prefixed;
  other == 'f' || other == 't' ? format_start(begin, bits) : string(begin, bits);
  return true;
}

void Lexer::number() {
  const std::uint32_t begin = at_;
  const char radix = static_cast<char>(peek(1) | 0x20);
  if (peek() == '0' && (radix == 'x' || radix == 'o' || radix == 'b')) {
    if (!radix_number(begin)) return;
  } else {
    bool whole = true;
    if (peek() != '.' && !digits()) return;
    const std::uint32_t end = at_;
    if (!fraction_and_exponent(begin, whole)) return;
    if (whole && text_[begin] == '0') {
      const std::size_t other = text_.substr(begin, end - begin).find_first_not_of("0_");
      if (other != std::string_view::npos) {
        return fail({begin, begin + static_cast<std::uint32_t>(other)},
                    "leading zeros in decimal integer literals are not permitted; "
                    "use an 0o prefix for octal integers");
      }
    }
    if (whole && !number_end("decimal")) return;
  }
  const std::string_view written = text_.substr(begin, at_ - begin);
  add(Tok::number, begin, written.find('_') == std::string_view::npos ? 0 : token_bits::underscores);
}

// Digits with single underscores between them. False: an underscore has no digit behind it.
bool Lexer::digits() {
  for (;;) {
    while (class_of(peek()) == Byte::digit) ++at_;
    if (peek() != '_') return true;
    ++at_;
    if (class_of(peek()) == Byte::digit) continue;
    fail({at_ - 1, at_}, "invalid decimal literal");
    return false;
  }
}

// What follows the digits of a decimal number. `whole` stays true when it is an integer, whose end is not checked yet.
bool Lexer::fraction_and_exponent(std::uint32_t begin, bool& whole) {
  if (peek() == '.') {
    whole = false;
    ++at_;
    if (class_of(peek()) == Byte::digit && !digits()) return false;
  }
  if ((peek() | 0x20) == 'e') {
    const bool is_signed = peek(1) == '+' || peek(1) == '-';
    if (class_of(peek(is_signed ? 2 : 1)) == Byte::digit) {
      whole = false;
      at_ += is_signed ? 2 : 1;
      if (!digits()) return false;
    } else if (is_signed) {
      at_ += 2;
      fail({at_ - 1, at_}, "invalid decimal literal");
      return false;
    }
  }
  if ((peek() | 0x20) == 'j') {
    whole = false;
    ++at_;
    return number_end("imaginary");
  }
  (void)begin;
  return whole || number_end("decimal");
}

bool Lexer::radix_number(std::uint32_t begin) {
  const char radix = static_cast<char>(peek(1) | 0x20);
  const std::string_view kind = radix == 'x' ? "hexadecimal" : radix == 'o' ? "octal" : "binary";
  const auto fits = [&](char c) {
    if (radix == 'x') return class_of(c) == Byte::digit || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    return c >= '0' && c <= (radix == 'o' ? '7' : '1');
  };
  const auto wrong_digit = [&] {
    if (class_of(peek()) != Byte::digit) return false;
    fail({at_, at_ + 1}, fmt::format("invalid digit '{}' in {} literal", peek(), kind));
    return true;
  };
  at_ = begin + 2;
  do {
    if (peek() == '_') ++at_;
    if (!fits(peek())) {
      if (!wrong_digit()) fail({at_ - 1, at_}, fmt::format("invalid {} literal", kind));
      return false;
    }
    while (fits(peek())) ++at_;
  } while (peek() == '_');
  return !wrong_digit() && number_end(kind);
}

// A keyword may follow a number at once, for the time being; another letter may not.
bool Lexer::number_end(std::string_view kind) {
  const char c = peek();
  if (!is_word(c) || (c & 0x80)) return true;
  std::uint32_t end = at_;
  while (end < size_ && is_word(text_[end])) ++end;
  const std::string_view next = text_.substr(at_, end - at_);
  for (const std::string_view allowed : {"and", "else", "for", "or", "not"}) {
    if (next == allowed) return true;
  }
  if (next.starts_with("if") || next.starts_with("in") || next.starts_with("is")) return true;
  fail({at_ - 1, at_}, fmt::format("invalid {} literal", kind));
  return false;
}

}  // namespace ormlint
