#include "syntax/literals.h"

#include <charconv>

#include "base/utf8.h"
#include "syntax/character_names.h"

namespace ormlint {

namespace {

// Up to three octal digits from the first one on.
std::uint32_t octal(std::string_view body, std::size_t& at) {
  std::uint32_t code = 0;
  for (int digits = 0; digits < 3 && at < body.size() && body[at] >= '0' && body[at] <= '7'; ++digits, ++at) {
    code = code * 8 + static_cast<std::uint32_t>(body[at] - '0');
  }
  return code;
}

std::optional<std::uint32_t> hexadecimal(std::string_view body, std::size_t& at, std::size_t digits) {
  if (at + digits > body.size()) return std::nullopt;
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(body.data() + at, body.data() + at + digits, code, 16);
  if (error != std::errc{} || end != body.data() + at + digits) return std::nullopt;
  at += digits;
  return code;
}

char simple_escape(char letter) {
  switch (letter) {
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    case '\\':
    case '\'':
    case '"':
      return letter;
    default:
      return 0;
  }
}

// One escape; `at` stands behind the backslash. False: CPython refuses it.
bool escape(std::string_view body, std::size_t& at, bool bytes, std::string& out) {
  const char letter = body[at];
  if (letter == '\n') {
    ++at;
    return true;
  }
  if (letter == '\r') {
    at += at + 1 < body.size() && body[at + 1] == '\n' ? 2 : 1;
    return true;
  }
  if (const char plain = simple_escape(letter)) {
    out += plain;
    ++at;
    return true;
  }
  if (letter >= '0' && letter <= '7') {
    const std::uint32_t code = octal(body, at);
    bytes ? void(out += static_cast<char>(code)) : append_character(out, code);
    return true;
  }
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' && !bytes ? 4 : letter == 'U' && !bytes ? 8 : 0;
  if (digits) {
    ++at;
    const auto code = hexadecimal(body, at, digits);
    if (!code || *code > 0x10FFFF) return false;
    bytes ? void(out += static_cast<char>(*code)) : append_character(out, *code);
    return true;
  }
  if (letter == 'N' && !bytes && body.substr(at).starts_with("N{")) {
    const std::size_t end = body.find('}', at);
    const auto code = end == body.npos ? std::nullopt : character_named(body.substr(at + 2, end - at - 2));
    if (code && *code <= 0x10FFFF) {
      append_character(out, *code);
      at = end + 1;
      return true;
    }
  }
  out += '\\';  // an unknown escape stands for itself
  return true;
}

}  // namespace

StringPrefix read_prefix(std::string_view literal) {
  StringPrefix prefix;
  for (const char c : literal) {
    if (c == '"' || c == '\'') break;
    ++prefix.size;
    const char letter = static_cast<char>(c | 0x20);
    prefix.raw |= letter == 'r';
    prefix.bytes |= letter == 'b';
    prefix.formatted |= letter == 'f' || letter == 't';
    prefix.is_template |= letter == 't';
  }
  return prefix;
}

std::uint32_t quote_length(std::string_view after_prefix) {
  return after_prefix.starts_with("\"\"\"") || after_prefix.starts_with("'''") ? 3 : 1;
}

std::optional<std::string> decode_string(std::string_view body, bool raw, bool bytes, std::string* reason) {
  std::string out;
  out.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    const char c = body[at];
    if (c == '\\' && !raw && at + 1 < body.size()) {
      ++at;
      if (!escape(body, at, bytes, out)) {
        if (reason) *reason = "invalid escape";
        return std::nullopt;
      }
      continue;
    }
    ++at;
    if (c == '\r') {  // the tokenizer has turned every line end into \n before literals are looked at
      if (at < body.size() && body[at] == '\n') ++at;
      out += '\n';
      continue;
    }
    out += c;
  }
  return out;
}

std::optional<std::int64_t> decode_integer(std::string_view number) {
  int base = 10;
  if (number.size() > 2 && number[0] == '0') {
    const char letter = static_cast<char>(number[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (base != 10) number.remove_prefix(2);
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value, base);
  if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  return value;
}

}  // namespace ormlint
