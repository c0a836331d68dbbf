// One line each: `path:line:column: severity: message [rule-id]`, and nothing else on a line, so that one regular
// expression reads it: `.github/ormlint-matcher.json`, and an editor's problem matcher. Problems have the same form,
// with `problem` for a rule; those without a place say `ormlint: error: …`, as compilers do, which no matcher takes.
#include <fmt/core.h>

#include <iterator>

#include "emit/counts.h"
#include "emit/emit.h"
#include "emit/harmless.h"
#include "emit/places.h"

namespace ormlint {

namespace {

void append_place(std::string& out, Location at, Places& places) {
  const LineColumn begin = places.range(at).begin;
  append_line(out, shown_path(places.source(at.file)));
  fmt::format_to(std::back_inserter(out), ":{}:{}: ", begin.line, begin.column);
}

}  // namespace

void emit_concise(const Report& report, const Sources& sources, const EmitOptions&, std::string& out) {
  Places places(sources);
  for (const Judged& judged : report.findings) {
    if (judged.status != Status::active) continue;
    append_place(out, judged.finding.at, places);
    out += severity_name(judged.severity);
    out += ": ";
    append_line(out, judged.finding.message);
    fmt::format_to(std::back_inserter(out), " [{}]\n", judged.finding.rule);
  }
  for (const Problem& problem : report.problems) {
    if (problem.at) {
      append_place(out, *problem.at, places);
    } else {
      out += "ormlint: ";
    }
    out += "error: ";
    append_line(out, problem.text);
    out += " [problem]\n";
  }
}

}  // namespace ormlint
