// Text made fit for one line of a terminal. Sources are UTF-8 already or marked as faulty; labels and names from a
// database may be anything.
#pragma once

#include <string>
#include <string_view>

namespace ormlint {

// What a terminal may be given in place of this character: pictures for control characters, since an escape sequence in
// someone's source must not drive our reader's terminal, and U+FFFD for those that turn the writing direction.
char32_t harmless(char32_t code);

// A message, path or name as part of a line: \n, \r and \t as in a string literal, everything else harmless.
void append_line(std::string& out, std::string_view text);

}  // namespace ormlint
