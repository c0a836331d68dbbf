// Python's string literals, decoded as CPython decodes them (Language Reference, "String and Bytes literals").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ormlint {

struct StringPrefix {
  std::uint32_t size = 0;  // letters before the quotes
  bool raw = false, bytes = false, formatted = false, is_template = false;
};
// The prefix of a literal, which begins with it.
StringPrefix read_prefix(std::string_view literal);

// How many quotes open it: 1 or 3.
std::uint32_t quote_length(std::string_view after_prefix);

// Decodes escapes of the text between the quotes into UTF-8; \r\n becomes \n. In bytes, \u and \N mean nothing. Lone
// surrogates are encoded like other code points, since UTF-8 has no place for them. \N{NAME} is left as written: the
// names of all characters are a table of a megabyte, and no identifier or label of a database needs one.
// Fails, with CPython's reason, on a truncated \x, \u, \U or a code point beyond the last.
std::optional<std::string> decode_string(std::string_view body, bool raw, bool bytes, std::string* reason = nullptr);

// An integer literal's value, in any base, if it fits.
std::optional<std::int64_t> decode_integer(std::string_view number);

}  // namespace ormlint
