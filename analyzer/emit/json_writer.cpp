#include "emit/json_writer.h"

#include <charconv>

#include "base/utf8.h"
#include "emit/harmless.h"

namespace ormlint {

namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4];
  out += digits[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void JsonWriter::new_line() {
  separate();
  out_ += '\n';
}

void JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ':';
}

void JsonWriter::string(std::string_view value) {
  separate();
  out_ += '"';
  while (!value.empty()) {
    std::size_t plain = 0;
    while (plain < value.size() && is_plain(value[plain])) ++plain;
    out_ += value.substr(0, plain);
    value.remove_prefix(plain);
    if (value.empty()) break;
    if (static_cast<unsigned char>(value[0]) < 0x80) {
      append_escaped(out_, value[0]);
      value.remove_prefix(1);
      continue;
    }
    const Character character = first_character(value);
    append_character(out_, character.code);
    value.remove_prefix(character.size);
  }
  out_ += '"';
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  char digits[20];
  const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value);
  out_.append(digits, end.ptr);
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

}  // namespace ormlint
