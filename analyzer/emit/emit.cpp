#include "emit/emit.h"

#include <array>

namespace ormlint {

namespace {

using Emitter = void (*)(const Report&, const Sources&, const EmitOptions&, std::string&);

struct Row {
  Format format;
  std::string_view name;
  Emitter emitter;
};

// In the order of Format.
constexpr std::array rows{
    Row{Format::text, "text", emit_text},    Row{Format::concise, "concise", emit_concise},
    Row{Format::sarif, "sarif", emit_sarif}, Row{Format::github, "github", emit_github},
    Row{Format::json, "json", emit_json},    Row{Format::statistics, "statistics", emit_statistics},
};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const Row& row : rows) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

void emit(Format format, const Report& report, const Sources& sources, const EmitOptions& options, std::string& out) {
  rows[static_cast<std::size_t>(format)].emitter(report, sources, options, out);
}

}  // namespace ormlint
