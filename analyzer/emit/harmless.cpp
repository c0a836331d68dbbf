#include "emit/harmless.h"

#include "base/utf8.h"

namespace ormlint {

char32_t harmless(char32_t code) {
  if (code < 0x20) return 0x2400 + code;
  if (code == 0x7F) return 0x2421;
  const bool control = code >= 0x80 && code <= 0x9F;
  const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  const bool breaks_line = code == 0x2028 || code == 0x2029;
  return control || turns || breaks_line ? replacement_character : code;
}

void append_line(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const Character character = first_character(text);
    text.remove_prefix(character.size);
    switch (character.code) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        append_character(out, harmless(character.code));
    }
  }
}

}  // namespace ormlint
