// Colour for a terminal, or none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/report.h"

namespace ormlint {

enum class Style : std::uint8_t { error, warning, note, gutter, help, bold };

inline Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Style::error;
    case Severity::warning:
      return Style::warning;
    case Severity::note:
      return Style::note;
  }
  return Style::bold;
}

class Paint {
 public:
  Paint(bool on, std::string& out) : on_(on), out_(out) {}

  void plain(std::string_view text) { out_ += text; }
  void put(Style style, std::string_view text) {
    if (on_) out_ += code(style);
    out_ += text;
    if (on_) out_ += "\x1b[0m";
  }

 private:
  static std::string_view code(Style style) {
    switch (style) {
      case Style::error:
        return "\x1b[1;31m";
      case Style::warning:
        return "\x1b[1;33m";
      case Style::note:
        return "\x1b[1;32m";
      case Style::gutter:
        return "\x1b[1;34m";
      case Style::help:
        return "\x1b[1;36m";
      case Style::bold:
        return "\x1b[1m";
    }
    return {};
  }

  bool on_;
  std::string& out_;
};

}  // namespace ormlint
