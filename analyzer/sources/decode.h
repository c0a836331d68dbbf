// The bytes of a Python file to text, as CPython would before it looks at a single token: byte-order mark, coding
// cookie, the declared encoding, and what it says when one of these does not fit. The words are those of CPython 3.14's
// compile(), which every later step can rely on being the same for scripts and imported modules; 3.11 to 3.13 say the
// same of most faults, and let bytes that are no UTF-8 pass in comments of imported modules.
#pragma once

#include <optional>
#include <string>

#include "base/problem.h"
#include "sources/sources.h"

namespace ormlint {

// The text is UTF-8 without a byte-order mark and without NUL even when there is a fault; a \r that no \n follows has
// become \n.
struct Decoded {
  std::string text;
  std::optional<TextFault> fault;
};

// The error is an encoding that CPython reads and we do not; its text goes on after "`path` is left out: ".
Result<Decoded> decode_python(std::string bytes);

}  // namespace ormlint
