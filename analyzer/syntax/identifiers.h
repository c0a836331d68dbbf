// Names beyond ASCII (PEP 3131): which characters CPython lets stand in one, and which name it then is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ormlint {

struct BadIdentifier {
  std::uint32_t at = 0;
  std::uint32_t size = 0;  // of the first character that cannot stand there; 0: it is a name
  std::uint32_t character = 0;
  bool printable = true;
};

// The text is well-formed UTF-8 of which every ASCII byte is a letter, a digit or an underscore.
BadIdentifier check_identifier(std::string_view name);

// The name that CPython takes it for: composed and without compatibility characters (Unicode Standard Annex 15,
// "NFKC"), so that `ﬁ` is `fi`. An ASCII name is its own.
std::string normalized_identifier(std::string_view name);

}  // namespace ormlint
