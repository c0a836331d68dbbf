// MD5 as RFC 1321 defines it, for names that other programs shorten by it; nothing here is secret.
#pragma once

#include <string>
#include <string_view>

namespace ormlint {

// Thirty-two lower-case hexadecimal digits.
std::string md5_hex(std::string_view bytes);

}  // namespace ormlint
