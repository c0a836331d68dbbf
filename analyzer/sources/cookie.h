// The encoding a Python file declares of itself (PEP 263), read with the rules of CPython's tokenizer: a comment in
// line one, or in line two if line one is blank or a comment, that holds `coding` and `:` or `=`, then the name. The
// standard library's own detector, written with regular expressions, is laxer in places; the tokenizer decides what
// runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ormlint {

struct Cookie {
  std::string_view written;  // as the file has it; a view into the bytes
  std::size_t at = 0;        // where it stands in the bytes
  std::string name;          // what the tokenizer makes of it: many spellings of UTF-8 and Latin-1 become one
};

// The bytes are those after the byte-order mark.
std::optional<Cookie> find_cookie(std::string_view bytes);

}  // namespace ormlint
